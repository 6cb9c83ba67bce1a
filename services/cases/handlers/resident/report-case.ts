import { implement } from '@wangge/http'
import { openCase, openOnce, whereOf } from '../../case/open.ts'
import * as contract from '../../contract.ts'

export const reportCase = implement(contract.reportCase)(async ({ body, request }, ports) => {
  const what = { ...body, source: 'resident' as const }
  const by = { request, actor: { kind: 'resident' as const } }
  return openOnce(request, ports, async () => openCase(what, await whereOf(what, ports), by, ports))
})
