import { implement } from '@wangge/http'
import { brokenAt } from '@wangge/ledger'
import { recordLook } from '../../case/look.ts'
import { staff } from '../../case/take.ts'
import { entryView, noSuchCase } from '../../case/view.ts'
import * as contract from '../../contract/staff.ts'
import { CaseRow, commandBehind, ledgerOf } from '../../table/case.ts'

export const readLedger = implement(contract.readLedger)(async ({ params, principal, request }, ports) => {
  const { table } = ports
  const found = await table.get(CaseRow, params)
  if (!found) throw noSuchCase()
  await recordLook(found, 'ledger', await staff(principal, 'ledger.read')(found, ports), ports)
  const events = (await ledgerOf(table, params.caseId)).filter(({ rev }) => rev <= found.rev)
  const broken = brokenAt(events, found.head, commandBehind)
  return {
    caseId: found.caseId,
    verified: broken === undefined,
    brokenAt: broken || undefined,
    entries: events.map((event) => entryView(event, request.language)),
  }
})
