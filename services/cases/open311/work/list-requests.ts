import { CaseId } from '@wangge/contract'
import type { CountyConfig } from '@wangge/county'
import type { Ports } from '@wangge/http'
import { invalid, type Language, say } from '@wangge/problem'
import { every } from '@wangge/table/paging'
import { CaseRow, closedIn, openIn, reportedIn, type StoredCase } from '../../case/table/case.ts'
import { partitionsUnder } from '../../case/work/partitions.ts'
import { isKnown, publicViews } from '../../public/work/cases.ts'
import type { Open311Query } from '../contract.ts'
import { publicRequest } from './public-request.ts'

const spanMs = 90 * 86_400_000
/** The specification's limit of one answer. */
const most = 1000
/** What may lie before a page: every page is read from the front. */
const deepest = 20_000

const shift = (instant: string, ms: number): string => new Date(Date.parse(instant) + ms).toISOString()

/** Between when: at most 90 days, the last ones where nothing is said. */
export const askedSpan = (
  { start_date: start, end_date: end }: Pick<Open311Query, 'start_date' | 'end_date'>,
  now: string,
): { from: string; to: string } => {
  const afterStart = start && shift(start, spanMs)
  const latest = start && start > now ? start : now
  const to = end ?? (afterStart && afterStart < latest ? afterStart : latest)
  const from = start ?? shift(to, -spanMs)
  if (from > to) throw invalid('start_date', say('晚于 end_date', 'Is after end_date'))
  if (Date.parse(to) - Date.parse(from) > spanMs)
    throw invalid('start_date', say('时间跨度不能超过 90 天', 'The span may not be more than 90 days'), {
      min: shift(to, -spanMs),
      max: to,
    })
  return { from, to }
}

/** The parts of a comma delimited argument; nothing when it was not given. */
export const commaParts = (text: string | undefined): string[] | undefined => {
  const parts = text?.split(',').flatMap((part) => part.trim() || [])
  return parts && parts.length > 0 ? [...new Set(parts)] : undefined
}

const kindsOf = (status: string | undefined) => {
  const wanted = commaParts(status) ?? ['open', 'closed']
  if (wanted.some((one) => one !== 'open' && one !== 'closed'))
    throw invalid('status', say('只能是 open 或 closed', 'Must be open or closed'), ['open', 'closed'])
  return wanted
}

const isId = (text: string): boolean => CaseId.safeParse(text).success

/** Public cases by their ids, in that order, cancelled ones as well: whoever has the number may ask; those that are none are left out. */
export const publicCases = async (
  ids: readonly string[],
  config: CountyConfig,
  { table }: Pick<Ports, 'table'>,
): Promise<StoredCase[]> => {
  const possible = ids.filter(isId)
  const found = await table.getMany(
    CaseRow,
    possible.map((caseId) => ({ caseId })),
  )
  const shown = isKnown(config)
  return found.flatMap((one) => (one && shown(one) ? one : []))
}

const idsAsked = (text: string): string[] => {
  const ids = commaParts(text) ?? []
  if (ids.length > most) throw invalid('service_request_id', say(`最多 ${most} 个`, `At most ${most}`))
  return ids
}

/** Ids of public cases reported between two instants, newest first: the lists of all listing areas, merged. */
export async function* idsBetween(
  { from, to }: { from: string; to: string },
  { statuses, codes }: { statuses: readonly string[]; codes?: readonly string[] | undefined },
  config: CountyConfig,
  ports: Pick<Ports, 'table' | 'county'>,
): AsyncGenerator<string> {
  const lists = statuses.map((status) => (status === 'open' ? openIn : closedIn))
  const partitions = await partitionsUnder([config.code], lists, ports)
  const shown = isKnown(config)
  const range = { ...reportedIn({ from, to }), reverse: true, limit: 100 }
  const where = (brief: Parameters<typeof shown>[0]) => shown(brief) && (!codes || codes.includes(brief.category))
  const briefs = every((after) => ports.table.merge(CaseRow, 1, partitions, { ...range, after, where }))
  const seen = new Set<string>()
  for await (const { caseId } of briefs) {
    // one that was closed meanwhile stands on both lists for a moment
    if (!seen.has(caseId)) yield caseId
    seen.add(caseId)
  }
}

const idsOfPage = async (
  query: Open311Query,
  statuses: readonly string[],
  config: CountyConfig,
  ports: Pick<Ports, 'table' | 'county' | 'now'>,
): Promise<string[]> => {
  const { page = 1, page_size: size = most } = query
  const before = (page - 1) * size
  if (before > deepest) throw invalid('page', say('太靠后，请缩小日期范围', 'Too far back; ask for fewer days'))
  const ids: string[] = []
  let passed = 0
  for await (const id of idsBetween(
    askedSpan(query, ports.now),
    { statuses, codes: commaParts(query.service_code) },
    config,
    ports,
  )) {
    if (passed++ < before) continue
    ids.push(id)
    if (ids.length === size) break
  }
  return ids
}

/** Service requests: those that are named, or a page of those that were made between two days. */
export const listRequests = async (
  query: Open311Query,
  config: CountyConfig,
  ports: Pick<Ports, 'table' | 'county' | 'now'> & { language: Language; origin: string },
) => {
  const named = query.service_request_id
  const statuses = kindsOf(query.status)
  const ids = named ? idsAsked(named) : await idsOfPage(query, statuses, config, ports)
  const views = await publicViews(ids.filter(isId), config, ports, isKnown(config))
  return views.filter(({ state }) => named || statuses.includes(state)).map((one) => publicRequest(one, ports))
}
