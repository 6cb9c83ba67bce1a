import { allow, scopes } from '@wangge/access'
import { caseRules } from '@wangge/county'
import { implement } from '@wangge/http'
import { invalid, say } from '@wangge/problem'
import { endOfDate, isoOf } from '@wangge/time'
import { locksAt } from '../../case/domain/case.ts'
import { wasOpen } from '../../case/domain/reopen.ts'
import { closedIn, openIn, reportedIn, standingOn } from '../../case/table/case.ts'
import { partitionsUnder } from '../../case/work/partitions.ts'
import { briefView } from '../../case/work/view.ts'
import * as finding from '../contract/finding.ts'
import * as overview from '../contract/overview.ts'
import { mostCounted, tally } from '../domain.ts'
import { askedCases } from '../work/asked-cases.ts'
import { countedLines } from '../work/counted-lines.ts'
import { fromIndex, sortedBy, visiblePage } from '../work/lists.ts'
import { whyStuck } from '../work/stuck.ts'

export const listCases = implement(finding.listCases)(async ({ query, principal }, ports) => {
  const { limit, after, sort, ...which } = query
  if (sort === 'due' && which.holder === undefined)
    throw invalid('sort', say('按到期排序须给出 holder', 'By due date only with a holder'), ['newest'])
  const { source, wanted } = await askedCases(which, principal, ports)
  const sorted = sort === 'due' ? sortedBy(source, ({ dueAt }) => dueAt ?? '~') : source
  const page = await visiblePage(sorted, { limit, after }, wanted, principal, ports)
  return { ...page, items: page.items.map((brief) => briefView(brief, ports.now)) }
})

export const countCases = implement(finding.countCases)(async ({ query, principal }, ports) => {
  const { source, wanted } = await askedCases(query, principal, ports)
  const counted = tally(ports.now)
  for await (const { line, times } of countedLines(source, wanted, principal, ports))
    if (counted.add(line, times) > mostCounted)
      throw invalid(
        'period',
        say('超过十万件，请按时间或区域缩小范围', 'More than 100,000; ask for a shorter period or a smaller area'),
      )
  return counted.figures()
})

export const listStrikeOff = implement(finding.listStrikeOff)(async ({ query, principal }, ports) => {
  const { area, on, ...range } = query
  const { county, table, now } = ports
  const areas = area ? [area] : scopes(principal, 'strike-off.read')
  if (area) allow(principal, 'strike-off.read', { path: await county.pathOf(area) })
  else if (areas.length === 0) allow(principal, 'strike-off.read')
  const wanted = { action: 'strike-off.read', area } as const
  const shown = (brief: Parameters<typeof briefView>[0], at: string) => ({
    ...briefView(brief, at),
    locks: locksAt(brief.step),
  })
  if (on === undefined) {
    const partitions = await partitionsUnder(areas, [openIn], ports)
    const page = await visiblePage(fromIndex(1, partitions, {}, ports), range, wanted, principal, ports)
    return { ...page, items: page.items.map((brief) => shown(brief, now)) }
  }
  // the last moment of that day, as far as it has come
  const { zone } = await county.config()
  const at = isoOf(Math.min(Date.parse(endOfDate(on, zone)) - 1, Date.parse(now)))
  const partitions = await partitionsUnder(areas, [openIn, closedIn], ports)
  const then = { ...wanted, where: (brief: Parameters<typeof wasOpen>[0]) => wasOpen(brief, at) }
  const page = await visiblePage(fromIndex(1, partitions, reportedIn({ to: at }), ports), range, then, principal, ports)
  const items = await Promise.all(page.items.map((brief) => standingOn(table, brief, at)))
  return { ...page, items: items.map((brief) => shown(brief, at)) }
})

export const listStuckCases = implement(overview.listStuckCases)(async ({ query, principal }, ports) => {
  const { area, days, ...range } = query
  const { county, now } = ports
  const areas = area ? [area] : scopes(principal, 'case.read')
  if (area || areas.length === 0) allow(principal, 'case.read', { path: area ? await county.pathOf(area) : [] })
  const why = whyStuck(ports, days ?? caseRules(await county.config()).stuck.days)
  const partitions = await partitionsUnder(areas, [openIn], ports)
  const wanted = {
    action: 'case.read',
    area,
    also: async (brief: Parameters<typeof why>[0]) => (await why(brief)).length > 0,
  } as const
  const page = await visiblePage(fromIndex(1, partitions, {}, ports), range, wanted, principal, ports)
  const items = page.items.map(async (brief) => ({
    ...briefView(brief, now),
    movedAt: brief.movedAt ?? brief.reportedAt,
    why: await why(brief),
  }))
  return { ...page, items: await Promise.all(items) }
})
