import type { CountyConfig } from '@wangge/county'
import type { Ports } from '@wangge/http'
import { invalid, type Language, say } from '@wangge/problem'
import type { EventItem } from '@wangge/table'
import { byBytes } from '@wangge/table/sort-keys'
import type { Step } from '../../case/contract/words.ts'
import { stepTitles } from '../../case/steps/words.ts'
import { ledgerOf, type StoredCase } from '../../case/table/case.ts'
import { lastOf, stateOf } from '../../public/work/cases.ts'
import type { Open311Query } from '../contract.ts'
import { askedSpan, commaParts, idsBetween, publicCases } from './list-requests.ts'

/** Updates of one answer, and requests that may be named. */
const most = 1000
const mostNamed = 100
/** Ledgers read at a time, and for one answer. */
const atOnce = 25
const mostRead = 5000

interface Moved {
  readonly step: Step
  readonly from?: Step
}

/** Steps of a case that everybody may know of, oldest first: which step and when, and no word of who or why. */
const updatesOf = (
  { caseId }: StoredCase,
  ledger: readonly EventItem[],
  { from, to }: { from: string; to: string },
  language: Language,
) =>
  ledger
    .map((event) => ({ ...event, ...(event.data as unknown as Moved) }))
    .filter((event) => event.step !== event.from && event.at >= from && event.at <= to)
    .map(({ eventId, step, at }) => ({
      update_id: eventId,
      service_request_id: caseId,
      status: stateOf({ step }),
      updated_datetime: at,
      description: stepTitles[step][language],
      media_url: null,
    }))

const epoch = '0000'

/** Cases that may have moved between two instants: of all that are open, and of those closed that were reported within 90 days. */
const moved = async (
  span: { from: string; to: string },
  config: CountyConfig,
  ports: Pick<Ports, 'table' | 'county'>,
): Promise<StoredCase[]> => {
  const ids: string[] = []
  const { from } = askedSpan({ end_date: span.to }, span.to)
  const open = idsBetween({ from: epoch, to: span.to }, { statuses: ['open'] }, config, ports)
  const closed = idsBetween({ from, to: span.to }, { statuses: ['closed'] }, config, ports)
  for await (const id of open) ids.push(id)
  for await (const id of closed) ids.push(id)
  const found = await publicCases([...new Set(ids)], config, ports)
  const possible = found.filter((one) => lastOf(one) >= span.from)
  if (possible.length > mostRead)
    throw invalid(
      'start_date',
      say('事项太多，请给 service_request_id', 'Too many requests; name them by service_request_id'),
    )
  return possible
}

/** Updates of service requests: of those that are named, or of all between two days; oldest first. */
export const listUpdates = async (
  query: Open311Query,
  config: CountyConfig,
  ports: Pick<Ports, 'table' | 'county' | 'now'> & { language: Language },
) => {
  const named = commaParts(query.service_request_id)
  if (named && named.length > mostNamed)
    throw invalid('service_request_id', say(`最多 ${mostNamed} 个`, `At most ${mostNamed}`))
  const hasSpan = !named || query.start_date !== undefined || query.end_date !== undefined
  const span = hasSpan ? askedSpan(query, ports.now) : { from: epoch, to: ports.now }
  const cases = named ? await publicCases(named, config, ports) : await moved(span, config, ports)
  const updates: ReturnType<typeof updatesOf> = []
  for (let at = 0; at < cases.length; at += atOnce) {
    const some = cases.slice(at, at + atOnce)
    const ledgers = await Promise.all(some.map(({ caseId }) => ledgerOf(ports.table, caseId)))
    updates.push(...some.flatMap((one, n) => updatesOf(one, ledgers[n] as EventItem[], span, ports.language)))
  }
  const { page = 1, page_size: size = most } = query
  // two steps of one moment stay in the order of their ledger
  const order = ({ updated_datetime, service_request_id }: (typeof updates)[number]) =>
    `${updated_datetime} ${service_request_id}`
  return updates.sort((a, b) => byBytes(order(a), order(b))).slice((page - 1) * size, page * size)
}
