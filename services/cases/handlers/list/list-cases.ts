import { allow, scopes, unitScopes } from '@wangge/access'
import { implement } from '@wangge/http'
import * as contract from '../../contract.ts'
import { isOpen } from '../../domain/case.ts'
import { isOverdue } from '../../domain/limits.ts'
import { partitionsOf, partitionsUnder, visiblePage } from '../../lists.ts'
import { type CaseBriefRow, closedIn, openIn } from '../../table.ts'
import { briefView } from '../../view.ts'

export const listCases = implement(contract.listCases)(async ({ query, principal }, ports) => {
  const { holder, area, step, category, overdue, ...range } = query
  const { county, now } = ports
  const areas = area ? [area] : scopes(principal, 'case.read')
  const hasRights = areas.length > 0 || unitScopes(principal, 'case.read').length > 0
  if (area || !hasRights) allow(principal, 'case.read', { path: area ? await county.pathOf(area) : [] })
  const isMine = holder === 'me' || areas.length === 0
  const kinds = step && !isOpen({ step }) ? [closedIn] : step || overdue ? [openIn] : [openIn, closedIn]
  const partitions = isMine ? partitionsOf(principal) : await partitionsUnder(areas, kinds, ports)
  const where = (brief: CaseBriefRow) =>
    (step === undefined || brief.step === step) &&
    (category === undefined || brief.category === category) &&
    (overdue === undefined || isOverdue(brief, now) === overdue)
  const wanted = { action: 'case.read', area, where } as const
  const page = await visiblePage(isMine ? 3 : 1, partitions, range, wanted, principal, ports)
  return { ...page, items: page.items.map((brief) => briefView(brief, now)) }
})
