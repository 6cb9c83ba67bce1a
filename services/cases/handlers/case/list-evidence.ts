import { implement } from '@wangge/http'
import { recordLook } from '../../case/look.ts'
import { requiredOf, toldIn } from '../../case/proving.ts'
import { staff } from '../../case/take.ts'
import { noSuchCase } from '../../case/view.ts'
import * as contract from '../../contract/evidence.ts'
import { countFor, evidenceIn, givenIn, standsIn } from '../../domain/evidence.ts'
import { CaseRow, ledgerOf } from '../../table/case.ts'

export const listEvidence = implement(contract.listEvidence)(async ({ params, principal, request }, ports) => {
  const found = await ports.table.get(CaseRow, params)
  if (!found) throw noSuchCase()
  await recordLook(found, 'case', await staff(principal, 'case.read')(found, ports), ports)
  const [required, ledger] = await Promise.all([requiredOf(found, ports), ledgerOf(ports.table, found.caseId)])
  const told = toldIn(ledger)
  const given = givenIn(told)
  const stands = standsIn(told)
  const items = required.map((item) => {
    const has = countFor(item, given)
    return { ...item, name: item.name[request.language], given: has, missing: Math.max(item.count - has, 0) }
  })
  return {
    required: items,
    complete: items.every(({ missing }) => missing === 0),
    given: told.flatMap(({ at, actor: memberId = '', command, data }) =>
      evidenceIn({ command, data })
        .filter(stands)
        .map((one) => ({ ...one, at, memberId, withSolution: command === 'solve' })),
    ),
  }
})
