import { implement } from '@wangge/http'
import { openCase, whereOf } from '../../case/open.ts'
import * as contract from '../../contract/residents.ts'

export const reportCase = implement(contract.reportCase)(async ({ body, request }, ports) => {
  const what = { ...body, source: 'resident' as const }
  return openCase(what, await whereOf(what, ports), { request, actor: { kind: 'resident' } }, ports)
})
