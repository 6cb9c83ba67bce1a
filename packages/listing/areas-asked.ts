import { allow, type KnownAction, type Principal, scopes } from '@wangge/access'
import { isOpenOn, type Within } from '@wangge/county'
import type { Ports } from '@wangge/http'
import { todayIn } from '@wangge/ledger'
import { invalid, say } from '@wangge/problem'

type Areas = Pick<Ports, 'county' | 'now'>

/** The subtrees that are asked about: one of the caller's, or all that they may see; undefined when there are none. */
export const areasAsked = async (
  area: string | undefined,
  action: KnownAction,
  principal: Principal,
  { county }: Pick<Areas, 'county'>,
): Promise<Within | undefined> => {
  if (area !== undefined) allow(principal, action, { path: await county.pathOf(area) })
  const areas = area === undefined ? scopes(principal, action) : [area]
  return areas.length > 0 ? county.within(areas) : undefined
}

/** Where something new belongs: an area of the caller's that is open. */
export const areaOf = async (
  area: string,
  action: KnownAction,
  principal: Principal,
  ports: Areas,
): Promise<{ areaId: string; listingAreaId: string; path: readonly string[] }> => {
  const { county } = ports
  const path = await county.pathOf(area)
  allow(principal, action, { path })
  const [node, { today }] = await Promise.all([county.needArea(area), todayIn(ports)])
  if (!isOpenOn(node, today)) throw invalid('area', say('区域已停用', 'This area is closed'))
  return { areaId: area, listingAreaId: await county.listingAreaOf(area), path }
}
