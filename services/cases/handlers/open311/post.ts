import { implement } from '@wangge/http'
import { say } from '@wangge/problem'
import { openCase, whereOf } from '../../case/open.ts'
import * as contract from '../../contract.ts'
import { documentOf, fileOf } from '../../open311/document.ts'
import { refuse } from '../../open311/refuse.ts'
import { needKey, reportOf } from '../../open311/report.ts'
import { sameJurisdiction } from '../../open311/services.ts'

const notice = (token: string, by: string) =>
  say(
    `查询码 ${token}，请妥善保存，凭编号和查询码可查进度、作评价。预计 ${by} 前受理。`,
    `Keep the code ${token}: with it and the number the request can be followed and rated. To be accepted by ${by}.`,
  )

export const postOpen311 = implement(contract.postOpen311, { refuse })(async ({ params, body, request }, ports) => {
  const config = await ports.county.config()
  sameJurisdiction(config, body.jurisdiction_id)
  needKey(config, body.api_key)
  const what = await reportOf(body, config, ports)
  const where = await whereOf(what, ports)
  const { number, token, expectedAt } = await openCase(what, where, { request, actor: { kind: 'resident' } }, ports)
  const made = {
    service_request_id: number,
    service_notice: notice(token, expectedAt)[request.language],
    account_id: null,
  }
  return documentOf(fileOf(params.file).format, 'service_requests', [made])
})
