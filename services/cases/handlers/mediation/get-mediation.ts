import { implement } from '@wangge/http'
import { isWith } from '../../case/gate.ts'
import { recordLook } from '../../case/look.ts'
import { staff } from '../../case/take.ts'
import { isHidden, noSuchCase } from '../../case/view.ts'
import * as contract from '../../contract.ts'
import { mediationOf } from '../../mediation/mediate.ts'
import { mediationView } from '../../mediation/view.ts'
import { CaseRow } from '../../table.ts'

export const getMediation = implement(contract.getMediation)(async ({ params, query, principal }, ports) => {
  const found = await ports.table.get(CaseRow, params)
  if (!found) throw noSuchCase()
  const reader = await staff(principal, 'mediation.read')(found, ports)
  const actor = query.unmask ? await staff(principal, 'mediation.unmask')(found, ports) : reader
  const mediation = await mediationOf(ports, params)
  // who reported it is mostly a party to it
  if (query.unmask && found.hidden && !(await isWith(principal, found, ports))) throw isHidden()
  await recordLook(found, query.unmask ? 'parties' : 'mediation', actor, ports)
  return mediationView(mediation, found, { now: ports.now, unmask: query.unmask === true }, ports.vault)
})
