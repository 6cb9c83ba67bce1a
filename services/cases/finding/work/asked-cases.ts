import { allow, grantsOf, type Principal, posts, scopes, unitScopes } from '@wangge/access'
import { categoryPath } from '@wangge/county'
import type { Ports } from '@wangge/http'
import { invalid, say } from '@wangge/problem'
import { isoOf, periodBounds } from '@wangge/time'
import type * as z from 'zod'
import { isOpen } from '../../case/domain/case.ts'
import { isOverdue } from '../../case/domain/limits.ts'
import { closedIn, havingWords, holderPartition, openIn, reportedIn } from '../../case/table/case.ts'
import { partitionsOf, partitionsUnder } from '../../case/work/partitions.ts'
import type { countCases } from '../contract/finding.ts'
import { type Asked, byArea, type Countable } from './counted-lines.ts'
import { casesOrdered } from './five-orders.ts'
import { fromFound, fromIndex, type Source } from './lists.ts'
import { casesOfReporter } from './reporter-cases.ts'
import { casesFound } from './search.ts'

/** Which cases are asked for. */
export type Which = z.output<typeof countCases.query>
interface Span {
  readonly from?: string
  readonly to?: string
}
type Where = (line: Countable) => boolean

/** First and last instant of a period in the county's zone, both part of it. */
export const periodInstants = async (period: string, { county }: Pick<Ports, 'county'>): Promise<Required<Span>> => {
  const { zone } = await county.config()
  const { from, to } = periodBounds(period, zone)
  return { from, to: isoOf(Date.parse(to) - 1) }
}

/** Codes of the category and of everything below it. */
const codesUnder = async (category: string | undefined, { county }: Pick<Ports, 'county'>) => {
  if (category === undefined) return undefined
  const config = await county.config()
  const codes = config.categories.map(({ code }) => code)
  if (!codes.includes(category)) throw invalid('category', say('没有这个类别', 'No such category'), codes)
  return new Set(codes.filter((code) => categoryPath(config, code).includes(category)))
}

/** Whom open cases lie with, as a question about one. */
const heldBy = (holder: string, principal: Principal): Where => {
  const [kind, first = '', second = ''] = holder.split(':')
  if (kind === 'post' && !posts.some((post) => post === first))
    throw invalid('holder', say('没有这个岗位', 'No such post'), posts)
  if (kind === 'post') return (brief) => brief.holder.role === first && brief.holder.areaId === second
  const partitions = new Set(kind === 'me' ? partitionsOf(principal) : [holderPartition({ [`${kind}Id`]: first })])
  return (brief) => partitions.has(holderPartition(brief.holder))
}

/** Where those that lie with somebody are found: with a person or a unit, or in the area of a post. */
const holderSource = async (holder: string, principal: Principal, ports: Ports): Promise<Source> => {
  const [kind, first = '', second = ''] = holder.split(':')
  if (kind === 'me') return fromIndex(3, partitionsOf(principal), {}, ports)
  if (kind !== 'post') return fromIndex(3, [holderPartition({ [`${kind}Id`]: first })], {}, ports)
  const known = await ports.county.area(second)
  return fromIndex(1, known ? await partitionsUnder([second], [openIn], ports) : [], {}, ports)
}

/** The partitions that can have what is asked for. */
const partitionsFor = async ({ state, step, overdue, urged }: Which, areas: readonly string[], ports: Ports) => {
  const open = state !== 'closed' && (step === undefined || isOpen({ step }))
  const closed = state !== 'open' && overdue !== true && urged !== true && (step === undefined || !isOpen({ step }))
  return {
    open: open ? await partitionsUnder(areas, [openIn], ports) : [],
    closed: closed ? await partitionsUnder(areas, [closedIn], ports) : [],
  }
}

/** What a line must have by which most others are passed over unread: one of them is enough. */
const rare = ({ step, class: kind }: Which, codes: ReadonlySet<string> | undefined): string[] | undefined => {
  if (step !== undefined && !isOpen({ step })) return havingWords(step)
  if (codes !== undefined) return havingWords(...codes)
  return kind && havingWords(kind)
}

/** Ways of finding cases that do not go together. */
const ways = ['q', 'order', 'reporter'] as const

const refuseMixtures = (which: Which): void => {
  const [first, second] = ways.filter((way) => which[way] !== undefined)
  if (second !== undefined)
    throw invalid(second, say(`不能与 ${first} 一起用`, `Cannot be asked for together with ${first}`))
  if (which.order !== undefined && which.period === undefined)
    throw invalid('period', say('按五单查询须给出周期', 'One of the five orders is asked for by its period'))
}

/** Areas over which somebody looks: the one that was named, or all of theirs. */
export const areasOf = async (
  area: string | undefined,
  principal: Principal,
  { county }: Pick<Ports, 'county'>,
): Promise<string[]> => {
  const areas = area ? [area] : scopes(principal, 'case.read')
  const hasRights = areas.length > 0 || unitScopes(principal, 'case.read').length > 0
  if (area || !hasRights) allow(principal, 'case.read', { path: area ? await county.pathOf(area) : [] })
  return areas
}

/** Where those of a unit look for what is or was with it: over the areas that they are appointed to. */
export const grounds = (areas: readonly string[], principal: Principal): readonly string[] =>
  areas.length > 0 ? areas : grantsOf(principal).map(({ areaId }) => areaId)

const sourceOf = async (
  which: Which,
  { areas, span, codes }: { areas: readonly string[]; span: Span; codes: ReadonlySet<string> | undefined },
  principal: Principal,
  ports: Ports,
): Promise<Source> => {
  const { q, order, holder } = which
  const over = grounds(areas, principal)
  if (q !== undefined) return fromFound(casesFound(q, over, span, ports), ports)
  if (order !== undefined) return fromFound(() => casesOrdered(order, over, span as Required<Span>, ports), ports)
  if (holder !== undefined || areas.length === 0) return holderSource(holder ?? 'me', principal, ports)
  const part = { ...reportedIn(span), having: rare(which, codes) }
  return byArea(await partitionsFor(which, areas, ports), part, ports)
}

/** What a question asks for: where to look, which lines are meant, and who may see them. */
export const askedCases = async (
  which: Which,
  principal: Principal,
  ports: Ports,
): Promise<{ source: Source; wanted: Asked }> => {
  const { area, holder, state, step, class: kind, category, period, overdue, urged, order } = which
  const { now } = ports
  const areas = await areasOf(area, principal, ports)
  refuseMixtures(which)
  const [span, codes]: [Span, ReadonlySet<string> | undefined] = await Promise.all([
    period === undefined ? {} : periodInstants(period, ports),
    codesUnder(category, ports),
  ])
  const { from, to = '' } = order === undefined ? span : {}
  const lies = holder === undefined ? undefined : heldBy(holder, principal)
  const where: Where = (brief) =>
    (state === undefined || isOpen(brief) === (state === 'open')) &&
    (step === undefined || brief.step === step) &&
    (kind === undefined || brief.class === kind) &&
    (codes === undefined || codes.has(brief.category)) &&
    (from === undefined || (brief.reportedAt >= from && brief.reportedAt <= to)) &&
    (overdue === undefined || isOverdue(brief, now) === overdue) &&
    (urged === undefined || (isOpen(brief) && brief.urges !== undefined) === urged) &&
    (lies === undefined || (isOpen(brief) && lies(brief)))
  if (which.reporter !== undefined) {
    const { source, wanted } = await casesOfReporter(which.reporter, principal, ports)
    return { source, wanted: { ...wanted, area, where } }
  }
  const wanted: Asked = { action: 'case.read', area, where }
  return { wanted, source: await sourceOf(which, { areas, span, codes }, principal, ports) }
}
