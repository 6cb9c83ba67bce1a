import { openAccess, Posts, Rights } from '@wangge/access'
import { AreaNode, CountyConfigRow, defaultConfig, openCounty } from '@wangge/county'
import { routerOf } from '@wangge/embedded/router'
import type { Engine } from '@wangge/http'
import { openTable, put, putNew } from '@wangge/table'
import { openSqlite } from '@wangge/table/sqlite'
import { openVault, SubjectRow } from '@wangge/vault'
import { api } from './api.ts'
import { manifest } from './manifest.ts'
import { HouseholdRow, LookRow } from './table.ts'

const now = '2026-11-30T01:00:00.000Z'
const county = '152921'
const township = '152921100'
const village = '152921100001'
const grids = ['152921100001001', '152921100001002', '152921100001003'] as const
const areas = `code,name,level,kind,parentCode
${county},测试县,county,area,
${township},测试镇,township,area,${county}
${village},甲村,village,area,${township}
${grids[0]},第一网格,grid,basic-grid,${village}
${grids[1]},第二网格,grid,basic-grid,${village}
${grids[2]},学校,grid,dedicated-grid,${village}
`
const header = 'ref,gridCode,head,phone,address,persons,classes\n'
const household = (ref: string, grid: string, phone = '10012345678') =>
  `${ref},${grid},张小兰,${phone},甲村东巷${ref}号,3,no-labour;newly-moved\n`

const people = {
  admin: [{ role: 'county-admin', areaId: county }],
  secretary: [{ role: 'village-secretary', areaId: village }],
  worker: [
    { role: 'grid-worker', areaId: grids[0] },
    { role: 'grid-leader', areaId: grids[0] },
  ],
  auditor: [{ role: 'auditor', areaId: county }],
  stranger: [],
} as const

const aRoom = async () => {
  const table = openTable(openSqlite(':memory:'))
  const config = { ...defaultConfig(county, { 'zh-CN': '测试县', en: 'Test' }), testPhones: true }
  await table.write([
    putNew(CountyConfigRow, config),
    ...Object.entries(people).map(([memberId, grants]) =>
      putNew(Rights, {
        memberId,
        active: true,
        grants: grants.map((grant) => ({ ...grant, from: '2026-01-01T00:00:00.000Z' })),
      }),
    ),
  ])
  let count = 0
  const nothing = () => undefined
  const engine: Engine = {
    table,
    clock: () => now,
    newId: () => `01K${String(++count).padStart(23, '0')}`,
    secret: () => 'secret',
    vault: openVault(table, { countyKey: async () => Buffer.alloc(32, 7) }),
    county: openCounty(table, () => Date.parse(now)),
    access: openAccess(table, () => Date.parse(now)),
    log: { debug: nothing, info: nothing, warn: nothing, error: (_, facts) => console.error(facts) },
    tokens: { verify: async (token: string) => ({ memberId: token, sessionId: 's', expiresAt: now }) } as never,
    cursorKey: async () => Buffer.alloc(32, 8),
    checkAnswers: true,
  }
  const handle = api(engine)
  const route = routerOf(manifest.routes.map(({ method, path }) => [method, path, `${method} ${path}`] as const))
  const call = async (
    as: keyof typeof people | 'anyone',
    line: `${string} ${string}`,
    { body, type = 'application/json', headers = {} }: { body?: string; type?: string; headers?: object } = {},
  ) => {
    const [method = '', url = ''] = line.split(' ')
    const [path = '', rawQueryString = ''] = url.split('?')
    const { to, params } = route(method, path) as { to: string; params: Record<string, string> }
    const answer = await handle({
      version: '2.0',
      routeKey: to,
      rawPath: path,
      rawQueryString,
      headers: {
        ...(as === 'anyone' ? {} : { authorization: `Bearer ${as}` }),
        'content-type': type,
        'accept-language': 'en',
        ...headers,
      },
      pathParameters: params,
      requestContext: { requestId: `r${++count}`, http: { sourceIp: '127.0.0.1', method, path }, domainName: 'x' },
      body,
      isBase64Encoded: false,
    } as never)
    return {
      status: answer.statusCode,
      headers: answer.headers,
      body: answer.body ? JSON.parse(answer.body) : undefined,
    }
  }
  const load = (kind: string, body: string, { dryRun = false, as = 'admin' as keyof typeof people, query = '' } = {}) =>
    call(as, `POST /v1/imports/${kind}?dryRun=${dryRun}${query}`, {
      body,
      type: kind === 'boundaries' ? 'application/geo+json' : 'text/csv',
    })
  return { table, call, load, vault: engine.vault, config }
}

const loaded = async () => {
  const room = await aRoom()
  await room.load('areas', areas)
  return room
}

describe('importing areas', () => {
  it('L3 judges a dry run and writes nothing', async () => {
    const { load, table } = await aRoom()
    const { body } = await load('areas', areas, { dryRun: true })
    expect(body).toMatchObject({ dryRun: true, rows: 6, added: 6, errors: [] })
    expect(await table.get(AreaNode, { areaId: county })).toBeUndefined()
  })
  it('L3 adds areas with their facts, and a second load changes nothing', async () => {
    const { load, table } = await aRoom()
    expect((await load('areas', areas)).body).toMatchObject({ rows: 6, added: 6, refused: 0 })
    expect((await load('areas', areas)).body).toMatchObject({ rows: 6, added: 0, changed: 0, unchanged: 6 })
    const [fact] = await table.timeline('grids', `area#${grids[0]}`)
    expect(fact).toMatchObject({
      type: 'grids.area-opened.v1',
      actor: 'admin',
      data: { areaId: grids[0], parentId: village, level: 'grid', kind: 'basic-grid' },
    })
  })
  it('L3 refuses bad rows by number and field, and takes the others', async () => {
    const { load } = await loaded()
    const more = `\ufeffcode,name,level,kind,parentCode
${village}004,第四网格,grid,basic-grid,${village}
${village}000,零号网格,grid,basic-grid,${village}
${village}005,第五网格,plot,basic-grid,${village}
${village}006,=1+1,grid,basic-grid,${village}
`
    const { body } = await load('areas', more)
    expect(body).toMatchObject({ rows: 4, added: 1, refused: 3 })
    expect(body.errors).toMatchObject([
      { row: 3, field: 'code' },
      { row: 4, field: 'level', allowed: ['county', 'township', 'village', 'grid'] },
      { row: 5, field: 'name' },
    ])
  })
  it('L3 names the column when the header is wrong', async () => {
    const { load } = await loaded()
    const { status, body } = await load('areas', 'code,nom,level\n1,2,3\n')
    expect(status).toBe(422)
    expect(body.errors.map(({ path }: { path: string }) => path)).toEqual(['nom', 'name'])
  })
  it('renames an area', async () => {
    const { load, table } = await loaded()
    const { body } = await load('areas', areas.replace('第一网格', '幸福网格'))
    expect(body).toMatchObject({ changed: 1, unchanged: 5 })
    expect(await table.get(AreaNode, { areaId: grids[0] })).toMatchObject({ name: '幸福网格', rev: 2 })
  })
  it('L1 is the county administrator’s alone', async () => {
    const { load } = await loaded()
    expect((await load('areas', areas, { as: 'secretary' })).status).toBe(404)
    expect((await load('areas', areas, { as: 'auditor' })).status).toBe(403)
  })
})

describe('areas', () => {
  it('L1 shows everybody the tops of what they may see', async () => {
    const { call } = await loaded()
    const tops = async (as: keyof typeof people) =>
      (await call(as, 'GET /v1/areas')).body.items.map(({ areaId }: { areaId: string }) => areaId)
    expect(await tops('admin')).toEqual([county])
    expect(await tops('worker')).toEqual([grids[0]])
    expect(await tops('stranger')).toEqual([])
  })
  it('A1 shows an area, the names above it, and its children', async () => {
    const { call, table } = await loaded()
    const { body } = await call('worker', `GET /v1/areas/${grids[0]}`)
    expect(body.lineage.map(({ name }: { name: string }) => name)).toEqual(['测试县', '测试镇', '甲村', '第一网格'])
    const grid = await table.need(AreaNode, { areaId: grids[1] })
    await table.write([put(AreaNode, { ...grid, to: '2026-11-01' })])
    const page = await call('secretary', `GET /v1/areas/${village}/children?limit=1`)
    expect(page.body.items).toMatchObject([{ areaId: grids[0] }])
    const next = await call('secretary', `GET /v1/areas/${village}/children?limit=1&after=${page.body.next}`)
    expect(next.body.items).toMatchObject([{ areaId: grids[2] }])
  })
  it('L1 hides what lies outside the caller’s subtree', async () => {
    const { call } = await loaded()
    for (const path of [`/v1/areas/${village}`, `/v1/areas/${grids[1]}`, `/v1/areas/${village}/children`])
      expect((await call('worker', `GET ${path}`)).status).toBe(404)
    expect((await call('anyone', `GET /v1/areas/${village}`)).status).toBe(401)
  })
})

describe('grids without anybody in post', () => {
  const ids = ({ body }: { body: { items: { areaId: string }[] } }) => body.items.map(({ areaId }) => areaId)
  const post = (areaId: string, role: 'grid-worker' | 'grid-supervisor', to?: string) =>
    putNew(Posts, { areaId, posts: [{ role, memberId: 'm', from: '2026-01-01T00:00:00.000Z', to }] })

  it('A2 are listed, page by page, until somebody is appointed', async () => {
    const { call, table } = await loaded()
    expect(ids(await call('admin', `GET /v1/unmanned-grids?area=${county}`))).toEqual([...grids])
    const first = await call('admin', `GET /v1/unmanned-grids?area=${county}&limit=1`)
    expect(ids(first)).toEqual([grids[0]])
    const second = await call('admin', `GET /v1/unmanned-grids?area=${county}&limit=1&after=${first.body.next}`)
    expect(ids(second)).toEqual([grids[1]])
    const third = await call('admin', `GET /v1/unmanned-grids?area=${county}&limit=1&after=${second.body.next}`)
    expect([ids(third), third.body.next]).toEqual([[grids[2]], undefined])
    await table.write([
      post(grids[0], 'grid-worker'),
      post(grids[1], 'grid-worker', '2026-11-01T00:00:00.000Z'),
      post(grids[2], 'grid-supervisor'),
    ])
    expect(ids(await call('secretary', `GET /v1/unmanned-grids?area=${village}`))).toEqual([grids[1], grids[2]])
    expect((await call('worker', `GET /v1/unmanned-grids?area=${village}`)).status).toBe(404)
  })
})

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
    const { load } = await loaded()
    expect((await load('boundaries', two)).body).toMatchObject({ rows: 3, added: 3 })
    expect((await load('boundaries', two)).body).toMatchObject({ rows: 3, unchanged: 3 })
    const moved = two.replaceAll('38.01', '38.02')
    expect((await load('boundaries', moved)).body).toMatchObject({ changed: 2, unchanged: 1 })
  })
  it('A7 tell which grid a place is in, and give a border to the lowest code', async () => {
    const { call, load } = await loaded()
    await load('boundaries', two)
    const at = async (lon: number, lat: number) =>
      (await call('admin', `GET /v1/areas/locate?lon=${lon}&lat=${lat}&crs=WGS-84`)).body.areaId
    expect(await at(105.005, 38.005)).toBe(grids[0])
    expect(await at(105.015, 38.005)).toBe(grids[1])
    expect(await at(105.01, 38.005)).toBe(grids[0])
  })
  it('A7 take in coordinates of Chinese maps, in files and in questions', async () => {
    const { call, load } = await loaded()
    await load('boundaries', two, { query: '&crs=GCJ-02' })
    const inGcj = await call('admin', 'GET /v1/areas/locate?lon=105.0098&lat=38.005&crs=GCJ-02')
    expect(inGcj.body.areaId).toBe(grids[0])
    // the same figures in the other system lie some hundred metres off
    const inWgs = await call('admin', 'GET /v1/areas/locate?lon=105.0098&lat=38.005&crs=WGS-84')
    expect(inWgs.body.areaId).not.toBe(grids[0])
  })
  it('A7 want the coordinate system named', async () => {
    const { call } = await loaded()
    const { status, body } = await call('admin', 'GET /v1/areas/locate?lon=105&lat=38')
    expect(status).toBe(422)
    expect(body.errors).toMatchObject([{ path: 'crs', allowed: ['WGS-84', 'GCJ-02', 'BD-09'] }])
  })
  it('answer 404 for a place in no grid, or in somebody else’s', async () => {
    const { call, load } = await loaded()
    await load('boundaries', two)
    expect((await call('admin', 'GET /v1/areas/locate?lon=100&lat=30&crs=WGS-84')).status).toBe(404)
    expect((await call('worker', 'GET /v1/areas/locate?lon=105.015&lat=38.005&crs=WGS-84')).status).toBe(404)
  })
  it('L3 refuse features by number and field', async () => {
    const { load } = await loaded()
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

describe('importing households', () => {
  const rows = household('h1', grids[0]) + household('h2', grids[0], '') + household('h3', grids[1], '10012345679')

  it('A2 registers each in one basic grid, with its fact and its own key', async () => {
    const { load, table } = await loaded()
    expect((await load('households', header + rows)).body).toMatchObject({ rows: 3, added: 3, errors: [] })
    const stored = await table.need(HouseholdRow, { householdId: 'h1' })
    expect(stored).toMatchObject({
      areaId: grids[0],
      head: '张**',
      address: '甲村****',
      classes: ['no-labour', 'newly-moved'],
    })
    expect(JSON.stringify(stored)).not.toMatch(/小兰|东巷|10012345678/)
    expect(await table.get(SubjectRow, { subjectId: 'h1' })).toMatchObject({ kind: 'household' })
    const facts = await table.timeline('grids', 'household#h1')
    expect(facts).toMatchObject([{ type: 'grids.household-registered.v1', data: { areaId: grids[0] } }])
  })
  it('L3 changes nothing the second time, and only what differs the third', async () => {
    const { load, table } = await loaded()
    await load('households', header + rows)
    expect((await load('households', header + rows)).body).toMatchObject({ added: 0, changed: 0, unchanged: 3 })
    const edited = rows.replace(',3,no-labour', ',4,no-labour').replace(grids[1], grids[0])
    expect((await load('households', header + edited)).body).toMatchObject({ changed: 2, unchanged: 1 })
    const facts = await table.timeline('grids', 'household#h3')
    expect(facts.at(-1)).toMatchObject({
      type: 'grids.household-moved.v1',
      data: { areaId: grids[0], fromAreaId: grids[1] },
    })
    expect(await table.timeline('grids', 'household#h1')).toHaveLength(1)
    expect((await load('households', header + edited)).body).toMatchObject({ unchanged: 3 })
  })
  it('L3 refuses rows by number and field, in the caller’s language', async () => {
    const { load } = await loaded()
    const bad =
      household('h1', grids[2]) +
      household('h2', '152921100001009') +
      household('h3', grids[0], '1399999') +
      household('h4', grids[0]) +
      household('h4', grids[0], '') +
      household('h5', village)
    const { body } = await load('households', header + bad)
    expect(body).toMatchObject({ rows: 6, added: 1, refused: 5 })
    expect(body.errors).toMatchObject([
      { row: 2, field: 'gridCode', what: 'A household belongs to a basic grid' },
      { row: 3, field: 'gridCode', what: 'No such grid' },
      { row: 4, field: 'phone', what: 'Not a valid mobile number' },
      { row: 6, field: 'ref' },
      { row: 7, field: 'gridCode' },
    ])
  })
  it('does not touch the data of somebody else who has the same ref', async () => {
    const { load, table, vault } = await loaded()
    await table.write((await vault.enrol('m1', { kind: 'member', name: '李四' })).ops)
    expect((await load('households', header + household('m1', grids[0]))).body.errors).toMatchObject([{ field: 'ref' }])
  })
  it('A3 warns of a grid that is too large or too small, and takes the rows', async () => {
    const { load } = await loaded()
    const many = Array.from({ length: 31 }, (_, at) => household(`a${at}`, grids[0], '')).join('')
    const { body } = await load('households', header + household('b', grids[1], '') + many)
    expect(body).toMatchObject({ added: 32, refused: 0 })
    expect(body.warnings).toMatchObject([
      { row: 2, field: 'gridCode', what: expect.stringContaining('1 households, below 20–30') },
      { row: 33, field: 'gridCode', what: expect.stringContaining('31 households, above 20–30') },
    ])
  })
  it('keeps its promise for five hundred rows in slices', async () => {
    const { load, call } = await loaded()
    const many = Array.from({ length: 500 }, (_, at) => household(`h${at}`, grids[at % 2] as string, '')).join('')
    expect((await load('households', header + many, { dryRun: true })).body).toMatchObject({ added: 500 })
    expect((await load('households', header + many)).body).toMatchObject({ added: 500 })
    expect((await load('households', header + many)).body).toMatchObject({ unchanged: 500 })
    const first = await call('admin', `GET /v1/households?area=${grids[0]}&limit=100`)
    expect(first.body.items).toHaveLength(100)
  })
})

describe('households', () => {
  const rows = household('h1', grids[0]) + household('h2', grids[1]) + household('h3', grids[0])
  const refs = ({ body }: { body: { items: { householdId: string }[] } }) => body.items.map((each) => each.householdId)

  it('L1 lists those of an area, or of all that the caller may see, masked', async () => {
    const { load, call } = await loaded()
    await load('households', header + rows)
    expect(refs(await call('secretary', `GET /v1/households?area=${village}`))).toEqual(['h1', 'h3', 'h2'])
    expect(refs(await call('worker', 'GET /v1/households'))).toEqual(['h1', 'h3'])
    expect(refs(await call('worker', `GET /v1/households?area=${grids[0]}`))).toEqual(['h1', 'h3'])
    expect(refs(await call('stranger', 'GET /v1/households'))).toEqual([])
    expect((await call('worker', `GET /v1/households?area=${village}`)).status).toBe(404)
    const { body } = await call('worker', 'GET /v1/households?limit=1')
    expect(body.items).toEqual([
      {
        householdId: 'h1',
        areaId: grids[0],
        head: '张**',
        address: '甲村****',
        persons: 3,
        classes: ['no-labour', 'newly-moved'],
      },
    ])
    expect(refs(await call('worker', `GET /v1/households?limit=1&after=${body.next}`))).toEqual(['h3'])
  })
  it('L4 shows what is masked to those who may see it, and records who looked', async () => {
    const { load, call, table } = await loaded()
    await load('households', header + rows)
    const looks = async () => (await table.list(LookRow, 'household#h1', { prefix: 'look#' })).items
    expect((await call('worker', 'GET /v1/households/h1')).body).toMatchObject({ head: '张**', phone: '100****5678' })
    expect(await looks()).toEqual([])
    expect((await call('auditor', 'GET /v1/households/h1?unmask=phone')).status).toBe(403)
    expect((await call('worker', 'GET /v1/households/h1?unmask=phone')).body).toMatchObject({
      head: '张**',
      phone: '+8610012345678',
      address: '甲村****',
    })
    expect((await call('secretary', 'GET /v1/households/h1?unmask=all')).body).toMatchObject({
      head: '张小兰',
      address: '甲村东巷h1号',
    })
    expect(await looks()).toMatchObject([
      { by: 'worker', field: 'phone' },
      { by: 'secretary', field: 'all' },
    ])
  })
  it('L1 hides a household outside the caller’s subtree', async () => {
    const { load, call } = await loaded()
    await load('households', header + rows)
    expect((await call('worker', 'GET /v1/households/h2')).status).toBe(404)
    expect((await call('worker', 'GET /v1/households/nobody')).status).toBe(404)
  })
  it('I5 stays a stub when its data are erased', async () => {
    const { load, call, table, vault } = await loaded()
    await load('households', header + rows)
    await table.write(await vault.erase('h1'))
    expect((await call('secretary', 'GET /v1/households/h1?unmask=all')).body).toMatchObject({ head: '张**' })
    const { body } = await load('households', header + rows.replace('东巷h1', '西巷h1'))
    expect(body).toMatchObject({ refused: 1, unchanged: 2 })
  })
})

describe('the county’s configuration', () => {
  it('shows its public part to anybody', async () => {
    const { call } = await aRoom()
    const { body } = await call('anyone', 'GET /v1/county')
    expect(body).toMatchObject({ code: county, name: { 'zh-CN': '测试县' } })
    expect(body.signIn).toBeUndefined()
  })
  it('L2 is changed by a new version of what was read', async () => {
    const { call, config } = await aRoom()
    const read = await call('admin', 'GET /v1/config')
    expect(read.headers?.etag).toBe('"1"')
    const change = (body: object, etag?: string) =>
      call('admin', 'PUT /v1/config', { body: JSON.stringify(body), headers: etag ? { 'if-match': etag } : {} })
    const larger = { ...config, gridSize: { from: 30, to: 50 } }
    expect((await change(larger)).body.errors).toMatchObject([{ path: 'If-Match' }])
    expect((await change(larger, '"1"')).body).toMatchObject({ rev: 2, config: { version: 2, gridSize: { from: 30 } } })
    expect((await change(larger, '"1"')).status).toBe(412)
    expect((await call('anyone', 'GET /v1/county')).body.gridSize).toEqual({ from: 30, to: 50 })
  })
  it('L2 refuses what is not checked data, naming the field', async () => {
    const { call, config } = await aRoom()
    const change = (body: object) =>
      call('admin', 'PUT /v1/config', { body: JSON.stringify(body), headers: { 'if-match': '"1"' } })
    const without = { ...config, levels: config.levels.slice(0, 3), code: '999999' }
    const { status, body } = await change({ ...config, zone: 'Mars/Olympus' })
    expect([status, body.errors[0].path]).toEqual([422, 'zone'])
    expect((await change(without)).status).toBe(422)
    const fewer = { ...config, categories: config.categories.slice(1) }
    expect((await change(fewer)).status).toBe(422)
    expect((await call('worker', 'PUT /v1/config', { body: JSON.stringify(config) })).status).toBe(404)
  })
})
