import { implement } from '@wangge/http'
import { say } from '@wangge/problem'
import { isoOf, zoned } from '@wangge/time'
import { openCase, openOnce, whereOf } from '../../case/open.ts'
import * as contract from '../../contract.ts'
import { documentOf, fileOf } from '../../open311/document.ts'
import { refuse } from '../../open311/refuse.ts'
import { needKey, reportOf } from '../../open311/report.ts'
import { sameJurisdiction } from '../../open311/services.ts'

/** The last minute of a limit, on the clock of the county. */
const spoken = (limit: string, zone: string): string => {
  const { date, time } = zoned(isoOf(Date.parse(limit) - (zoned(limit, zone).time === '00:00' ? 60_000 : 0)), zone)
  return `${date} ${time}`
}

const notice = (token: string, by: string) =>
  say(
    `查询码 ${token}，请妥善保存，凭编号和查询码可查进度、作评价。预计 ${by} 前受理。`,
    `Keep the code ${token}: with it and the number the request can be followed and rated. To be accepted by ${by}.`,
  )

export const postOpen311 = implement(contract.postOpen311, { refuse })(
  async ({ params, query, body, request }, ports) => {
    const config = await ports.county.config()
    sameJurisdiction(config, body.jurisdiction_id ?? query.jurisdiction_id)
    needKey(config, body.api_key ?? query.api_key)
    const what = await reportOf(body, config, ports)
    const by = { request, actor: { kind: 'resident' as const } }
    const open = async () => openCase(what, await whereOf(what, ports), by, ports)
    const { number, token, expectedAt } = await openOnce(request, ports, open)
    const made = {
      service_request_id: number,
      service_notice: notice(token, spoken(expectedAt, config.zone))[request.language],
      account_id: null,
    }
    return documentOf(fileOf(params.file).format, 'service_requests', [made])
  },
)
