import { openTable, put, putNew } from '@wangge/table'
import { openSqlite } from '@wangge/table/sqlite'
import { Boundary, boxAround, boxOf, forgetBoundaries, type Geometry, locate, Outline, toWgs84 } from './locate.ts'

const now = '2026-11-29T16:30:00.000Z'
const ring = (west: number, south: number, size = 1) => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
]
const square = (west: number, south: number): Geometry => ({ type: 'Polygon', coordinates: [ring(west, south)] })
const islands: Geometry = { type: 'MultiPolygon', coordinates: [[ring(112, 28)], [ring(114, 28)]] }

const world = async (closed: Record<string, string> = {}) => {
  const table = openTable(openSqlite(':memory:'))
  const grids: [string, string, Geometry][] = [
    ['v1', 'g1', square(110, 28)],
    ['v1', 'g2', square(111, 28)],
    ['v2', 'g3', square(111, 29)],
    ['v2', 'g4', islands],
  ]
  const boxes = (id: string) => grids.filter(([village]) => village === id).map(([, , geometry]) => boxOf(geometry))
  await table.write([
    ...['v1', 'v2'].map((listingAreaId) => putNew(Outline, { listingAreaId, box: boxAround(boxes(listingAreaId)) })),
    ...grids.map(([listingAreaId, areaId, geometry]) =>
      putNew(Boundary, { listingAreaId, areaId, geometry, box: boxOf(geometry), source: 'WGS-84' }),
    ),
  ])
  const county = {
    area: async (areaId: string) => ({ areaId, from: '2026-01-01', to: closed[areaId] }),
    config: async () => ({ zone: 'Asia/Shanghai' }),
  } as never
  const at = (lon: number, lat: number, moment = now) =>
    locate({ table, county, now: moment }, { lon, lat, crs: 'WGS-84' })
  return { table, at }
}

describe('locating a place', () => {
  it.each([
    [110.5, 28.5, 'g1'],
    [111.5, 28.5, 'g2'],
    [114.5, 28.5, 'g4'],
  ])('A7 finds the grid of %d, %d', async (lon, lat, grid) => {
    expect(await (await world()).at(lon, lat)).toBe(grid)
  })

  it('A7 gives a border to the lowest code, across villages too', async () => {
    const { at } = await world()
    expect(await at(111, 28.5)).toBe('g1')
    expect(await at(111.5, 29)).toBe('g2')
  })

  it('A7 finds nothing between islands or outside the county', async () => {
    const { at } = await world()
    await expect(at(113.5, 28.5)).rejects.toMatchObject({ code: 'not-found', fields: [{ path: 'place' }] })
    await expect(at(10, 50)).rejects.toMatchObject({ code: 'not-found' })
  })

  it('A6 passes over a grid that closed, by the date in the county', async () => {
    // 00:30 on the 30th in Shanghai
    expect(await (await world({ g1: '2026-12-01' })).at(111, 28.5)).toBe('g1')
    expect(await (await world({ g1: '2026-11-30' })).at(111, 28.5)).toBe('g2')
  })

  it('keeps boundaries for a minute, unless told to forget them', async () => {
    const { table, at } = await world()
    await at(110.5, 28.5)
    const kept = await table.need(Boundary, { listingAreaId: 'v1', areaId: 'g1' })
    await table.write([put(Boundary, { ...kept, geometry: square(100, 10), box: boxOf(square(100, 10)) })])
    expect(await at(110.5, 28.5, '2026-11-29T16:30:59.999Z')).toBe('g1')
    await expect(at(110.5, 28.5, '2026-11-29T16:31:00.000Z')).rejects.toMatchObject({ code: 'not-found' })
    await table.write([put(Boundary, { ...kept, rev: 2 })])
    forgetBoundaries(table)
    expect(await at(110.5, 28.5, '2026-11-29T16:31:01.000Z')).toBe('g1')
  })

  it('A7 reads every system into WGS-84, half a kilometre apart in China', async () => {
    const place = { lon: 119.8, lat: 28.9 }
    expect(await toWgs84({ ...place, crs: 'WGS-84' })).toEqual(place)
    for (const crs of ['GCJ-02', 'BD-09'] as const) {
      const { lon, lat } = await toWgs84({ ...place, crs })
      expect(Math.abs(lon - place.lon) + Math.abs(lat - place.lat)).toBeGreaterThan(0.003)
      expect(Math.abs(lon - place.lon) + Math.abs(lat - place.lat)).toBeLessThan(0.03)
    }
  })
})
