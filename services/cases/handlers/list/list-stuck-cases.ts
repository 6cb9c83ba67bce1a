import { allow, scopes } from '@wangge/access'
import { caseRules } from '@wangge/county'
import { implement } from '@wangge/http'
import { briefView } from '../../case/view.ts'
import * as contract from '../../contract/overview.ts'
import { fromIndex, partitionsUnder, visiblePage } from '../../list/lists.ts'
import { whyStuck } from '../../list/stuck.ts'
import { openIn } from '../../table/case.ts'

export const listStuckCases = implement(contract.listStuckCases)(async ({ query, principal }, ports) => {
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
