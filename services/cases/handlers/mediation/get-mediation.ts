import { implement } from '@wangge/http'
import { recordLook } from '../../case/look.ts'
import { staff } from '../../case/take.ts'
import { noSuchCase } from '../../case/view.ts'
import * as contract from '../../contract/mediation.ts'
import { demandOpen, mediationOf } from '../../mediation/mediate.ts'
import { mediationView } from '../../mediation/view.ts'
import { CaseRow } from '../../table/case.ts'

export const getMediation = implement(contract.getMediation)(async ({ params, query, principal }, ports) => {
  const found = await ports.table.get(CaseRow, params)
  if (!found) throw noSuchCase()
  const reader = await staff(principal, 'mediation.read')(found, ports)
  const actor = query.unmask ? await staff(principal, 'mediation.unmask')(found, ports) : reader
  const mediation = await mediationOf(ports, params)
  if (query.unmask) await demandOpen(found, principal, ports)
  await recordLook(found, query.unmask ? 'parties' : 'mediation', actor, ports)
  return mediationView(mediation, found, { now: ports.now, unmask: query.unmask === true }, ports.vault)
})
