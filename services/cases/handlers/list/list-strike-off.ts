import { allow, scopes } from '@wangge/access'
import { implement } from '@wangge/http'
import { endOfDate, isoOf } from '@wangge/time'
import { briefView } from '../../case/view.ts'
import * as contract from '../../contract/staff.ts'
import { locksAt } from '../../domain/case.ts'
import { wasOpen } from '../../domain/reopen.ts'
import { fromIndex, partitionsUnder, visiblePage } from '../../list/lists.ts'
import { closedIn, openIn, reportedIn, standingOn } from '../../table/case.ts'

export const listStrikeOff = implement(contract.listStrikeOff)(async ({ query, principal }, ports) => {
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
