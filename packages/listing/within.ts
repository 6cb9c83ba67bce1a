import { allow, type KnownAction, type Principal, scopes } from '@wangge/access'
import type { Ports } from '@wangge/http'
import { notFound } from '@wangge/problem'
import { type Brief, type Entity, type Page, sift } from '@wangge/table'

interface Asking {
  readonly principal: Principal
  readonly action: KnownAction
  readonly query: { readonly area?: string; readonly limit: number; readonly after?: string }
}

/** The areas whose subtrees are asked for: the one named, or all where the caller may take this action. */
const rootsOf = async ({ principal, action, query: { area } }: Asking, county: Ports['county']): Promise<string[]> => {
  if (area !== undefined) {
    const found = await county.area(area)
    if (!found) throw notFound()
    allow(principal, action, found.path)
    return [area]
  }
  const roots = scopes(principal, action)
  if (roots.length === 0) allow(principal, action)
  const areas = await Promise.all(roots.map((areaId) => county.area(areaId)))
  return areas.flatMap((found) => (found ? [found.areaId] : []))
}

/**
 * One page of what lies in an area and everything under it, as the tree stands now. Complete and in one order: the
 * parts of the list are merged, and what lies beside a narrow area is left out while the page fills.
 */
export const listWithin = async <E extends Entity>(
  entity: E,
  list: string,
  asking: Asking,
  { table, county }: Pick<Ports, 'table' | 'county'>,
): Promise<Page<Brief<E>>> => {
  const roots = await rootsOf(asking, county)
  const { listingAreaIds, has } = await county.within(roots)
  const parts = listingAreaIds.map((areaId) => `${list}#${areaId}`)
  return sift(
    (page) => table.merge(entity, 1, parts, page),
    asking.query,
    (brief) => has((brief as unknown as { path: readonly string[] }).path.at(-1) as string),
  )
}
