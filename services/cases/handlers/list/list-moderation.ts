import { allow, scopes } from '@wangge/access'
import { implement } from '@wangge/http'
import { briefView } from '../../case/view.ts'
import * as contract from '../../contract/publishing.ts'
import { fromIndex, partitionsUnder, visiblePage } from '../../list/lists.ts'
import { publicCategories } from '../../open311/services.ts'
import { isPublic, rare } from '../../public/cases.ts'
import { type CaseBriefRow, CaseRow, closedIn, openIn, reportedIn } from '../../table/case.ts'

export const listModeration = implement(contract.listModeration)(async ({ query, principal }, ports) => {
  const { area, days, ...range } = query
  const { county, table, now } = ports
  const areas = area ? [area] : scopes(principal, 'case.publish')
  if (area || areas.length === 0) allow(principal, 'case.publish', { path: area ? await county.pathOf(area) : [] })
  const from = new Date(Date.parse(now) - days * 86_400_000).toISOString()
  const partitions = await partitionsUnder(areas, [openIn, closedIn], ports)
  const config = await county.config()
  const shown = isPublic(config)
  // nothing is left to be read of one that was erased
  const where = (brief: CaseBriefRow) => shown(brief) && brief.moderated === undefined && brief.title !== ''
  const wanted = { action: 'case.publish', area, where } as const
  const page = await visiblePage(
    fromIndex(1, partitions, { ...reportedIn({ from }), having: rare([...publicCategories(config).keys()]) }, ports),
    range,
    wanted,
    principal,
    ports,
  )
  const whole = await table.getMany(CaseRow, page.items)
  const items = page.items.map((brief, at) => ({
    ...briefView(brief, now),
    description: whole[at]?.description ?? '',
  }))
  return { ...page, items }
})
