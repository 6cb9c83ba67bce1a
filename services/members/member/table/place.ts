import { AreaNode, listingDepth } from '@wangge/county'
import type { Table } from '@wangge/table'
import { itemsBy } from './items.ts'

/** The area in whose part of a list a thing of this place is: there is one per area down to the listing depth. */
export const listingAreaOf = (path: readonly string[]): string =>
  path[Math.min(listingDepth, path.length - 1)] as string

/** Paths of the areas that there are. */
export const pathsOf = async (
  table: Pick<Table, 'getMany'>,
  areaIds: Iterable<string>,
): Promise<Map<string, string[]>> => {
  const areas = await itemsBy(table, AreaNode, 'areaId', areaIds)
  return new Map([...areas.values()].map(({ areaId, path }) => [areaId, path]))
}
