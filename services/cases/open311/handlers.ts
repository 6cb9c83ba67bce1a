import { type CountyConfig, open311Of } from '@wangge/county'
import { implement } from '@wangge/http'
import { notFound, say } from '@wangge/problem'
import { isoOf, zoned } from '@wangge/time'
import { openCase, openOnce, whereOf } from '../case/work/open.ts'
import { noSuchCase } from '../case/work/view.ts'
import { definitionOf, sameJurisdiction, servicesOf } from '../public/work/categories.ts'
import * as contract from './contract.ts'
import { discoveryOf } from './work/discovery.ts'
import { documentOf, fileOf } from './work/document.ts'
import { listRequests, publicCases } from './work/list-requests.ts'
import { listUpdates } from './work/list-updates.ts'
import { refuse, refusePost } from './work/refuse.ts'
import { needKey, reportOf } from './work/report.ts'

const demandRight = (
  config: CountyConfig,
  { jurisdiction_id, api_key }: { jurisdiction_id?: string | undefined; api_key?: string | undefined },
): void => {
  sameJurisdiction(config, jurisdiction_id)
  if (api_key !== undefined) needKey(config, api_key)
}

export const readOpen311 = implement(contract.readOpen311, { refuse })(async ({ params, query, request }, ports) => {
  const { name, format } = fileOf(params.file)
  const { language, origin } = request
  const config = await ports.county.config()
  demandRight(config, query)
  const asking = { ...ports, language, origin }
  switch (name) {
    case 'discovery':
      return documentOf(format, 'discovery', discoveryOf(config, origin))
    case 'services':
      return documentOf(format, 'services', servicesOf(config, language))
    case 'servicerequestupdates':
      return documentOf(format, 'service_request_updates', await listUpdates(query, config, asking))
    default:
      return documentOf(format, 'service_requests', await listRequests(query, config, asking))
  }
})

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

export const postOpen311 = implement(contract.postOpen311, { refuse: refusePost })(
  async ({ params, query, body, request }, ports) => {
    const config = await ports.county.config()
    sameJurisdiction(config, body.jurisdiction_id ?? query.jurisdiction_id)
    needKey(config, body.api_key ?? query.api_key)
    const what = await reportOf(body, config, ports)
    const isPartner = open311Of(config).keys.length > 0
    const by = { request, actor: { kind: 'resident' as const }, isPartner }
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

export const readOpen311Request = implement(contract.readOpen311Request, { refuse })(
  async ({ params, query, request }, ports) => {
    const { name, format } = fileOf(params.file)
    const config = await ports.county.config()
    demandRight(config, query)
    const asked = { service_request_id: name }
    const shown = await listRequests(asked, config, { ...ports, language: request.language, origin: request.origin })
    if (shown.length === 0) throw noSuchCase()
    return documentOf(format, 'service_requests', shown)
  },
)

export const readOpen311Service = implement(contract.readOpen311Service, { refuse })(
  async ({ params, query, request }, { county }) => {
    const { name, format } = fileOf(params.file)
    const config = await county.config()
    demandRight(config, query)
    return documentOf(format, 'service_definition', definitionOf(config, name, request.language))
  },
)

/** Requests get their ids at once, so nobody is given a token: a request's id stands for itself. */
export const readOpen311Token = implement(contract.readOpen311Token, { refuse })(async ({ params, query }, ports) => {
  const { name, format } = fileOf(params.file)
  const config = await ports.county.config()
  demandRight(config, query)
  const [found] = await publicCases([name], config, ports)
  if (!found) throw notFound(say('没有这个 token', 'token was not found'))
  return documentOf(format, 'service_requests', [{ service_request_id: found.caseId, token: name }])
})
