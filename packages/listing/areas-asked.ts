import { allow, type KnownAction, type Principal, scopes } from '@wangge/access'
import { isOpenOn, type Within } from '@wangge/county'
import type { Ports } from '@wangge/http'
import { todayIn } from '@wangge/ledger'
import { invalid, notFound, say } from '@wangge/problem'

/** Who asks to see what lies where. */
export interface Asking {
  readonly principal: Principal
  readonly action: KnownAction
  /** With everything under it; without one, all areas where the caller may take the action. */
  readonly area: string | undefined
  /** An area that is not there is answered as one outside the caller's, so that nobody learns which; unless this is set. */
  readonly tellsAbsence?: boolean
}

/** The subtrees that are asked about: one of the caller's, or all that they may see; undefined when there are none. */
export const areasAsked = async (
  { principal, action, area, tellsAbsence }: Asking,
  { county }: Pick<Ports, 'county'>,
): Promise<Within | undefined> => {
  if (area !== undefined) {
    const found = await (tellsAbsence ? county.needArea(area) : county.area(area))
    if (!found) throw notFound()
    allow(principal, action, found.path)
    return county.within([area])
  }
  const roots = scopes(principal, action)
  if (roots.length === 0) return undefined
  // a right may outlive its area
  const areas = await Promise.all(roots.map((areaId) => county.area(areaId)))
  return county.within(areas.flatMap((found) => (found ? [found.areaId] : [])))
}

/** Where something new belongs: an area of the caller's that is open. */
export const areaOf = async (
  area: string,
  action: KnownAction,
  principal: Principal,
  ports: Pick<Ports, 'county' | 'now'>,
): Promise<{ areaId: string; listingAreaId: string; path: readonly string[] }> => {
  const { county } = ports
  const path = await county.pathOf(area)
  allow(principal, action, { path })
  const [node, { today }] = await Promise.all([county.needArea(area), todayIn(ports)])
  if (!isOpenOn(node, today)) throw invalid('area', say('区域已停用', 'This area is closed'))
  return { areaId: area, listingAreaId: await county.listingAreaOf(area), path }
}
