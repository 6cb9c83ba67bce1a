import { allow } from '@wangge/access'
import { implement } from '@wangge/http'
import { actorOf } from '@wangge/ledger'
import { openCase, whereOf } from '../../case/open.ts'
import * as contract from '../../contract/staff.ts'

export const createCase = implement(contract.createCase)(async ({ body, principal, request }, ports) => {
  const where = await whereOf(body, ports)
  const path = await ports.county.pathOf(where.areaId)
  allow(principal, 'case.create', { path })
  if (body.solve) for (const action of ['case.accept', 'case.solve'] as const) allow(principal, action, { path })
  const opened = await openCase(
    body,
    where,
    { request, actor: actorOf(principal, body.solve ? 'case.solve' : 'case.create', path) },
    ports,
  )
  return { ...opened, caseId: opened.number }
})
