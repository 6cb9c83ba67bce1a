import { allow, type Principal, posts, scopes, unitScopes } from '@wangge/access'
import { categoryPath } from '@wangge/county'
import type { Ports } from '@wangge/http'
import { invalid, say } from '@wangge/problem'
import { isoOf, periodBounds } from '@wangge/time'
import type * as z from 'zod'
import type { countCases } from './contract.ts'
import { isOpen } from './domain/case.ts'
import { isOverdue } from './domain/limits.ts'
import { fromIndex, partitionsOf, partitionsUnder, type Source, type visiblePage } from './lists.ts'
import { type CaseBriefRow, closedIn, having, holderPartition, openIn, reportedIn } from './table.ts'

/** Which cases are asked for. */
export type Which = z.output<typeof countCases.query>
type Wanted = Parameters<typeof visiblePage>[2]
type Where = (brief: CaseBriefRow) => boolean

/** First and last instant of a period in the county's zone, both part of it. */
const spanOf = async (period: string | undefined, { county }: Pick<Ports, 'county'>) => {
  if (period === undefined) return {}
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
const kindsOf = ({ state, step, overdue }: Which) => {
  const open = state !== 'closed' && (step === undefined || isOpen({ step }))
  const closed = state !== 'open' && overdue !== true && (step === undefined || !isOpen({ step }))
  return [...(open ? [openIn] : []), ...(closed ? [closedIn] : [])]
}

/** What a line must have by which most others are passed over unread: one of them is enough. */
const rare = ({ step, class: kind }: Which, codes: ReadonlySet<string> | undefined): string[] | undefined => {
  if (step !== undefined && !isOpen({ step })) return having(step)
  if (codes !== undefined) return having(...codes)
  return kind && having(kind)
}

/** What a question asks for: where to look, which lines are meant, and who may see them. */
export const askedCases = async (
  which: Which,
  principal: Principal,
  ports: Ports,
): Promise<{ source: Source; wanted: Wanted }> => {
  const { area, holder, state, step, class: kind, category, period, overdue } = which
  const { county, now } = ports
  const areas = area ? [area] : scopes(principal, 'case.read')
  const hasRights = areas.length > 0 || unitScopes(principal, 'case.read').length > 0
  if (area || !hasRights) allow(principal, 'case.read', { path: area ? await county.pathOf(area) : [] })
  const [span, codes] = await Promise.all([spanOf(period, ports), codesUnder(category, ports)])
  const lies = holder === undefined ? undefined : heldBy(holder, principal)
  const where: Where = (brief) =>
    (state === undefined || isOpen(brief) === (state === 'open')) &&
    (step === undefined || brief.step === step) &&
    (kind === undefined || brief.class === kind) &&
    (codes === undefined || codes.has(brief.category)) &&
    (span.from === undefined || (brief.reportedAt >= span.from && brief.reportedAt <= span.to)) &&
    (overdue === undefined || isOverdue(brief, now) === overdue) &&
    (lies === undefined || (isOpen(brief) && lies(brief)))
  const wanted: Wanted = { action: 'case.read', area, where }
  if (holder !== undefined || areas.length === 0)
    return { wanted, source: await holderSource(holder ?? 'me', principal, ports) }
  const part = { ...reportedIn(span), having: rare(which, codes) }
  return { wanted, source: fromIndex(1, await partitionsUnder(areas, kindsOf(which), ports), part, ports) }
}
