import { AreaNode, listingDepth } from '@wangge/county'
import type { Table } from '@wangge/table'
import { itemsBy } from './items.ts'

/** The part of a list that a thing of this place is in: one per area down to the listing depth. */
export const part = (list: string, path: readonly string[]) =>
  `${list}#${path[Math.min(listingDepth, path.length - 1)]}`

/** Paths of the areas that there are. */
export const pathsOf = async (
  table: Pick<Table, 'getMany'>,
  areaIds: Iterable<string>,
): Promise<Map<string, string[]>> => {
  const areas = await itemsBy(table, AreaNode, 'areaId', areaIds)
  return new Map([...areas.values()].map(({ areaId, path }) => [areaId, path]))
}
