import { notFound, Problem, say } from '@wangge/problem'
import type { Table } from '@wangge/table'
import { type Calendar, openCalendar } from '@wangge/time'
import type { CountyConfig } from './config.ts'
import { AreaNode, CountyConfigRow, listingDepth } from './rows.ts'

/** The county as every room reads it: configuration, calendar and area tree, at most 60 s old. */
export interface County {
  config(): Promise<CountyConfig>
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
    invalidate: () => kept.clear(),
  }
  return county
}
