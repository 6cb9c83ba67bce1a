import { allow, scopes } from '@wangge/access'
import { implement } from '@wangge/http'
import { openCase, openOnce, whereOf } from '../../case/open.ts'
import { actorOf } from '../../case/take.ts'
import * as contract from '../../contract.ts'

export const createCase = implement(contract.createCase)(async ({ body, principal, request }, ports) => {
  // a repeat may be told again whatever has become of the grid
  scopes(principal, 'case.create')
  const opened = await openOnce(request, ports, async () => {
    const where = await whereOf(body, ports)
    const path = await ports.county.pathOf(where.areaId)
    allow(principal, 'case.create', { path })
    if (body.solve) for (const action of ['case.accept', 'case.solve'] as const) allow(principal, action, { path })
    const actor = actorOf(principal, body.solve ? 'case.solve' : 'case.create', path)
    return openCase(body, where, { request, actor }, ports)
  })
  return { ...opened, caseId: opened.number }
})
