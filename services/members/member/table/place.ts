import { AreaNode, listingDepth } from '@wangge/county'
import { sameCodes } from '@wangge/county/division'
import type { Table } from '@wangge/table'
import { itemsBy } from './items.ts'

/** The area in whose part of a list a thing of this place is: there is one per area down to the listing depth. */
export const listingAreaOf = (path: readonly string[]): string =>
  path[Math.min(listingDepth, path.length - 1)] as string

/** Paths of the areas that there are, by their codes as they were asked for: a path ends with the code that holds. */
export const pathsOf = async (
  table: Pick<Table, 'getMany'>,
  areaIds: Iterable<string>,
): Promise<Map<string, string[]>> => {
  const asked = [...new Set(areaIds)]
  const areas = await itemsBy(table, AreaNode, 'areaId', asked.flatMap(sameCodes))
  return new Map(
    asked.flatMap((code): [string, string[]][] => {
      const found = [code, ...sameCodes(code)].flatMap((one) => areas.get(one) ?? [])[0]
      return found ? [[code, found.path]] : []
    }),
  )
}
