import { aLoadedGridRoom, grids, village } from '../testing/a-grid-room.ts'

describe('boundaries', () => {
  const square = (west: number, south: number, size = 0.01) => [
    [
      [west, south],
      [west + size, south],
      [west + size, south + size],
      [west, south + size],
      [west, south],
    ],
  ]
  const file = (...features: [string, unknown][]) =>
    JSON.stringify({
      type: 'FeatureCollection',
      features: features.map(([code, coordinates]) => ({
        type: 'Feature',
        properties: { code },
        geometry: { type: 'Polygon', coordinates },
      })),
    })
  const two = file([village, square(105, 38, 0.02)], [grids[0], square(105, 38)], [grids[1], square(105.01, 38)])

  it('L3 are imported once, and unchanged the second time', async () => {
    const { load } = await aLoadedGridRoom()
    expect((await load('boundaries', two)).body).toMatchObject({ rows: 3, added: 3 })
    expect((await load('boundaries', two)).body).toMatchObject({ rows: 3, unchanged: 3 })
    const moved = two.replaceAll('38.01', '38.02')
    expect((await load('boundaries', moved)).body).toMatchObject({ changed: 2, unchanged: 1 })
  })
  it('A7 tell which grid a place is in, and give a border to the lowest code', async () => {
    const { call, load } = await aLoadedGridRoom()
    await load('boundaries', two)
    const at = async (lon: number, lat: number) =>
      (await call('admin', `GET /v1/areas/locate?lon=${lon}&lat=${lat}&crs=WGS-84`)).body.areaId
    expect(await at(105.005, 38.005)).toBe(grids[0])
    expect(await at(105.015, 38.005)).toBe(grids[1])
    expect(await at(105.01, 38.005)).toBe(grids[0])
  })
  it('A7 take in coordinates of Chinese maps, in files and in questions', async () => {
    const { call, load } = await aLoadedGridRoom()
    await load('boundaries', two, { query: '&crs=GCJ-02' })
    const inGcj = await call('admin', 'GET /v1/areas/locate?lon=105.0098&lat=38.005&crs=GCJ-02')
    expect(inGcj.body.areaId).toBe(grids[0])
    // the same figures in the other system lie some hundred metres off
    const inWgs = await call('admin', 'GET /v1/areas/locate?lon=105.0098&lat=38.005&crs=WGS-84')
    expect(inWgs.body.areaId).not.toBe(grids[0])
  })
  it('A7 want the coordinate system named', async () => {
    const { call } = await aLoadedGridRoom()
    const { status, body } = await call('admin', 'GET /v1/areas/locate?lon=105&lat=38')
    expect(status).toBe(422)
    expect(body.errors).toMatchObject([{ path: 'crs', allowed: ['WGS-84', 'GCJ-02', 'BD-09'] }])
  })
  it('answer 404 for a place in no grid, or in somebody else’s', async () => {
    const { call, load } = await aLoadedGridRoom()
    await load('boundaries', two)
    expect((await call('admin', 'GET /v1/areas/locate?lon=100&lat=30&crs=WGS-84')).status).toBe(404)
    expect((await call('worker', 'GET /v1/areas/locate?lon=105.015&lat=38.005&crs=WGS-84')).status).toBe(404)
  })
  it('L3 refuse features by number and field', async () => {
    const { load } = await aLoadedGridRoom()
    const open = square(105, 38)[0]?.slice(0, 4)
    const { body } = await load(
      'boundaries',
      file([grids[0], square(105, 38)], ['152921100001009', square(105, 38)], [grids[1], [open]], [grids[1], 'x']),
    )
    expect(body).toMatchObject({ rows: 4, added: 1, refused: 3 })
    expect(body.errors).toMatchObject([
      { row: 2, field: 'properties.code' },
      { row: 3, field: 'geometry' },
      { row: 4, field: 'geometry.coordinates' },
    ])
    expect((await load('boundaries', '{"type":"Feature"}')).status).toBe(422)
  })
})
