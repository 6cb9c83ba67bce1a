import { allow, scopes } from '@wangge/access'
import { implement } from '@wangge/http'
import * as contract from '../contract.ts'
import { locksAt } from '../domain/case.ts'
import { partitionsUnder, visiblePage } from '../lists.ts'
import { openIn } from '../table.ts'
import { briefView } from '../view.ts'

export const listStrikeOff = implement(contract.listStrikeOff)(async ({ query, principal }, ports) => {
  const { area, ...range } = query
  const { county, now } = ports
  const areas = area ? [area] : scopes(principal, 'strike-off.read')
  if (area) allow(principal, 'strike-off.read', { path: await county.pathOf(area) })
  else if (areas.length === 0) allow(principal, 'strike-off.read')
  const partitions = await partitionsUnder(areas, [openIn], ports)
  const page = await visiblePage(1, partitions, range, { action: 'strike-off.read', area }, principal, ports)
  return { ...page, items: page.items.map((brief) => ({ ...briefView(brief, now), locks: locksAt(brief.step) })) }
})
