import { notFound, Problem, say } from '@wangge/problem'
import type { Table } from '@wangge/table'
import { type Calendar, openCalendar } from '@wangge/time'
import type { CountyConfig } from './config.ts'
import { AreaNode, CountyConfigRow, CountyConfigVersion, listingDepth } from './rows.ts'

/** A list over the subtrees of some areas. */
export interface Within {
  /** The partitions of index 1 that it looks in. */
  readonly listingAreaIds: readonly string[]
  /** Does what was found there, at this area, belong to it? By the tree as it stands now. */
  has(areaId: string): Promise<boolean>
}

/** The county as every room reads it: configuration, calendar and area tree, at most 60 s old. */
export interface County {
  config(): Promise<CountyConfig>
  /** As it was at a version: what was made by it is shown by it. Nothing when there was none. */
  configAt(version: number): Promise<CountyConfig | undefined>
  calendar(): Promise<Calendar>
  area(areaId: string): Promise<AreaNode | undefined>
  /** As `area`; `not-found` when there is none. */
  needArea(areaId: string): Promise<AreaNode>
  /** Ids from the county down to the area, itself included. */
  pathOf(areaId: string): Promise<string[]>
  /** The areas of `pathOf`. */
  lineage(areaId: string): Promise<AreaNode[]>
  /** Direct children in order of code, closed ones included. */
  children(areaId: string): Promise<AreaNode[]>
  /** The area whose partition of index 1 an item of this area is listed in: its ancestor at depth ≤ 2 below the county. */
  listingAreaOf(areaId: string): Promise<string>
  /** Every partition of index 1 that may hold items of this subtree. Below depth 2 it is wider than the subtree: filter by path. */
  listingAreasUnder(areaId: string): Promise<string[]>
  /** How a list over these areas and everything under them is read: `sift` its partitions by `has`. */
  within(areaIds: readonly string[]): Promise<Within>
  /** Forgets what was read: for the room that has just written. */
  invalidate(): void
}

const maxAge = 60_000
const maxKept = 20_000

/** Opens the county over a table; `clock` tells milliseconds. */
export const openCounty = (table: Pick<Table, 'get' | 'listIndex'>, clock: () => number): County => {
  const kept = new Map<string, { readonly at: number; readonly value: Promise<unknown> }>()

  // absence is not kept: what has just been opened must be there
  const keep = <T>(key: string, read: () => Promise<T>): Promise<T> => {
    const now = clock()
    const found = kept.get(key)
    if (found && now >= found.at && now - found.at < maxAge) return found.value as Promise<T>
    if (kept.size >= maxKept) kept.clear()
    const value = read()
    const entry = { at: now, value }
    const forget = () => kept.get(key) === entry && kept.delete(key)
    kept.set(key, entry)
    value.then((answer) => answer === undefined && forget(), forget)
    return value
  }

  const settings = () =>
    keep('config', async () => {
      const config = await table.get(CountyConfigRow, {})
      if (!config) throw new Problem('unavailable', say('县配置还没有装载', 'The county has no configuration yet'))
      return { config, calendar: openCalendar(config.calendar) }
    })
  const listed = (index: 1 | 3, partition: string, prefix?: string) =>
    keep(`${index} ${partition} ${prefix}`, async () => {
      const areas: AreaNode[] = []
      let after: string | undefined
      do {
        const page = await table.listIndex(AreaNode, index, partition, { prefix, limit: 100, after })
        areas.push(...page.items)
        after = page.next
      } while (after !== undefined)
      return areas
    })

  const county: County = {
    config: async () => (await settings()).config,
    async configAt(version) {
      const now = await county.config()
      if (now.version === version) return now
      return keep(`config ${version}`, () => table.get(CountyConfigVersion, { version }))
    },
    calendar: async () => (await settings()).calendar,
    area: (areaId) => keep(`area ${areaId}`, () => table.get(AreaNode, { areaId })),
    async needArea(areaId) {
      const area = await county.area(areaId)
      if (!area) throw notFound(say('没有这个区域', 'No such area'))
      return area
    },
    pathOf: async (areaId) => (await county.needArea(areaId)).path,
    lineage: async (areaId) => Promise.all((await county.pathOf(areaId)).map(county.needArea)),
    children: (areaId) => listed(1, `children#${areaId}`),
    async listingAreaOf(areaId) {
      const path = await county.pathOf(areaId)
      return path[Math.min(listingDepth, path.length - 1)] as string
    },
    async listingAreasUnder(areaId) {
      const path = await county.pathOf(areaId)
      if (path.length > listingDepth) return [path[listingDepth] as string]
      const below = await listed(3, 'tree', `${path.join('/')}/`)
      return [areaId, ...below.map((area) => area.areaId)]
    },
    async within(areaIds) {
      const listed = await Promise.all(areaIds.map((areaId) => county.listingAreasUnder(areaId)))
      return {
        listingAreaIds: [...new Set(listed.flat())],
        has: async (areaId) => (await county.area(areaId))?.path.some((above) => areaIds.includes(above)) === true,
      }
    },
    invalidate: () => kept.clear(),
  }
  return county
}
