import { Problem, say } from '@wangge/problem'
import { defineEntity, type Item, storeOf, type Table } from '@wangge/table'
import { localDate } from '@wangge/time'
import * as z from 'zod'
import type { County } from './county.ts'
import { isOpenOn } from './rows.ts'

const Position = z.array(z.number()).min(2).max(3)
const Ring = z.array(Position).min(4)

/** `[west, south, east, north]`, degrees WGS-84. */
export const Box = z.tuple([z.number(), z.number(), z.number(), z.number()])
export type Box = z.output<typeof Box>

export const Geometry = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: z.array(Ring).min(1) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(Ring).min(1)).min(1) }),
])
export type Geometry = z.output<typeof Geometry>

/** Coordinate systems a place may be given in; everything is stored in WGS-84. */
export const coordinateSystems = ['WGS-84', 'GCJ-02', 'BD-09'] as const
export const Crs = z.enum(coordinateSystems)
export type Crs = z.output<typeof Crs>

/** A place as somebody gives it: the coordinate system is always named, never guessed. */
export const Place = z.object({
  lon: z.number().min(-180).max(180),
  lat: z.number().min(-90).max(90),
  crs: Crs,
})
export type Place = z.output<typeof Place>

/** The boundary of one grid, kept with its neighbours of the same listing area, and the system it was given in. */
export const Boundary = defineEntity('county', 'boundary', {
  schema: z.object({ areaId: z.string(), listingAreaId: z.string(), box: Box, geometry: Geometry, source: Crs }),
  key: ({ listingAreaId, areaId }: { listingAreaId: string; areaId: string }) => [`boundary#${listingAreaId}`, areaId],
  brief: [],
})

/** Box around every boundary of one listing area: says which partitions of boundaries are worth reading. */
export const Outline = defineEntity('county', 'outline', {
  schema: z.object({ listingAreaId: z.string(), box: Box }),
  key: ({ listingAreaId }: { listingAreaId: string }) => ['boundary-outlines', listingAreaId],
  brief: [],
})

/** Box around one geometry. */
export const boxOf = ({ type, coordinates }: Geometry): Box => {
  const rings = type === 'Polygon' ? coordinates : coordinates.flat()
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [lon = 0, lat = 0] of rings.flat()) {
    box[0] = Math.min(box[0], lon)
    box[1] = Math.min(box[1], lat)
    box[2] = Math.max(box[2], lon)
    box[3] = Math.max(box[3], lat)
  }
  return box
}

/** Smallest box around several. */
export const boxAround = (boxes: readonly Box[]): Box =>
  boxes.reduce<Box>(
    (all, [west, south, east, north]) => [
      Math.min(all[0], west),
      Math.min(all[1], south),
      Math.max(all[2], east),
      Math.max(all[3], north),
    ],
    [Infinity, Infinity, -Infinity, -Infinity],
  )

type Grid = Pick<Item<typeof Boundary>, 'areaId' | 'box' | 'geometry'>
type Search = (west: number, south: number, east?: number, north?: number) => number[]
interface Cache {
  readonly until: number
  readonly outlines: Promise<{ ids: string[]; boxes: Box[]; search: Search }>
  readonly grids: Map<string, Promise<{ grids: Grid[]; search: Search }>>
}

const cacheMs = 60_000
const caches = new WeakMap<Table, Cache>()

const searchIn = async (boxes: readonly Box[]): Promise<Search> => {
  if (boxes.length === 0) return () => []
  const { default: Flatbush } = await import('flatbush')
  const tree = new Flatbush(boxes.length)
  for (const box of boxes) tree.add(...box)
  tree.finish()
  return (west, south, east = west, north = south) => tree.search(west, south, east, north)
}

const readAll = async <T>(page: (after?: string) => Promise<{ items: T[]; next?: string }>): Promise<T[]> => {
  const all: T[] = []
  let after: string | undefined
  do {
    const { items, next } = await page(after)
    all.push(...items)
    after = next
  } while (after !== undefined)
  return all
}

const readOutlines = async (table: Table) => {
  const rows = await readAll((after) => table.list(Outline, 'boundary-outlines', { limit: 1000, after }))
  const boxes = rows.map((row) => row.box)
  return { ids: rows.map((row) => row.listingAreaId), boxes, search: await searchIn(boxes) }
}

const readGrids = async (table: Table, listingAreaId: string) => {
  const grids: Grid[] = await readAll((after) =>
    table.list(Boundary, `boundary#${listingAreaId}`, { limit: 200, after }),
  )
  return { grids, search: await searchIn(grids.map((grid) => grid.box)) }
}

const cacheOf = (view: Table, now: number): Cache => {
  const table = storeOf(view)
  const kept = caches.get(table)
  if (kept && now < kept.until && now >= kept.until - cacheMs) return kept
  const fresh: Cache = { until: now + cacheMs, outlines: readOutlines(table), grids: new Map() }
  // a failed read must not be answered for the next minute
  fresh.outlines.catch(() => caches.delete(table))
  caches.set(table, fresh)
  return fresh
}

/** Forgets what was read, for the room that has just written boundaries. */
export const forgetBoundaries = (table: Table): void => {
  caches.delete(storeOf(table))
}

const gridsIn = (cache: Cache, table: Table, listingAreaId: string) => {
  const reading = cache.grids.get(listingAreaId) ?? readGrids(table, listingAreaId)
  cache.grids.set(listingAreaId, reading)
  reading.catch(() => cache.grids.delete(listingAreaId))
  return reading
}

/** What is drawn of a listing area: the box around it, and its grids where they were asked for. */
export interface Drawn {
  readonly listingAreaId: string
  readonly box: Box
  readonly geometries: readonly Geometry[]
}

/** Listing areas as a map shows them; those without boundaries are left out. Of more than `most` only boxes are. */
export const drawingOf = async (
  { table, now }: { table: Table; now: string },
  listingAreaIds: readonly string[],
  most: number,
): Promise<Drawn[]> => {
  const cache = cacheOf(table, Date.parse(now))
  const { ids, boxes } = await cache.outlines
  const drawn = ids.flatMap((id, at) => (listingAreaIds.includes(id) ? [[id, boxes[at] as Box] as const] : []))
  const inFull = drawn.length <= most
  return Promise.all(
    drawn.map(async ([listingAreaId, box]) => {
      const geometries = inFull
        ? (await gridsIn(cache, table, listingAreaId)).grids.map(({ geometry }) => geometry)
        : []
      return { listingAreaId, box, geometries }
    }),
  )
}

const metresPerDegree = 111_320

/** Listing areas whose grids may lie within so many metres of a place, WGS-84. */
export const listingAreasNear = async (
  { table, now }: { table: Table; now: string },
  { lon, lat }: { lon: number; lat: number },
  metres: number,
): Promise<string[]> => {
  const { ids, search } = await cacheOf(table, Date.parse(now)).outlines
  const north = metres / metresPerDegree
  const east = north / Math.max(0.01, Math.cos((lat * Math.PI) / 180))
  return search(lon - east, lat - north, lon + east, lat + north).map((at) => ids[at] as string)
}

/** The same place in WGS-84. */
export const toWgs84 = async ({ lon, lat, crs }: Place): Promise<{ lon: number; lat: number }> => {
  if (crs === 'WGS-84') return { lon, lat }
  const { default: loaded } = await import('gcoord')
  // the package declares an ES module and ships CommonJS to Node: the default is the thing itself
  const gcoord = loaded as unknown as typeof loaded.default
  const from = crs === 'GCJ-02' ? gcoord.GCJ02 : gcoord.BD09
  const [x, y] = gcoord.transform<[number, number]>([lon, lat], from, gcoord.WGS84)
  return { lon: x, lat: y }
}

/**
 * Which grid a place is in. A place on a border belongs to the grid with the lowest code; a grid that is no longer
 * open is passed over. Boundaries are kept for at most 60 s.
 */
export const locate = async (
  { table, county, now }: { table: Table; county: Pick<County, 'area' | 'config'>; now: string },
  place: Place,
): Promise<string> => {
  const { lon, lat } = await toWgs84(place)
  const cache = cacheOf(table, Date.parse(now))
  const { ids, search } = await cache.outlines
  const { default: within } = await import('@turf/boolean-point-in-polygon')
  const found: string[] = []
  for (const at of search(lon, lat)) {
    const { grids, search: searchGrids } = await gridsIn(cache, table, ids[at] as string)
    const inside = searchGrids(lon, lat).map((index) => grids[index] as Grid)
    found.push(...inside.filter((grid) => within([lon, lat], grid.geometry as never)).map((grid) => grid.areaId))
  }
  const today = localDate(now, (await county.config()).zone)
  for (const areaId of found.sort()) {
    const area = await county.area(areaId)
    if (area && isOpenOn(area, today)) return areaId
  }
  throw new Problem('not-found', say('这个位置不在任何网格内', 'This place is in no grid of the county'), {
    fields: [{ path: 'place', what: say('位置不在本县任何网格内', 'The place is outside every grid of this county') }],
  })
}
