import { openAccess, Rights } from '@wangge/access'
import { CountyConfigRow, defaultConfig, openCounty } from '@wangge/county'
import { routerOf } from '@wangge/embedded/router'
import type { Engine } from '@wangge/http'
import { openTable, putNew } from '@wangge/table'
import { openSqlite } from '@wangge/table/sqlite'
import { openVault } from '@wangge/vault'
import { api } from '../api.ts'
import { manifest } from '../manifest.ts'

const now = '2026-11-30T01:00:00.000Z'
export const county = '152921'
export const township = '152921100'
export const village = '152921100001'
export const grids = ['152921100001001', '152921100001002', '152921100001003'] as const
export const areas = `code,name,level,kind,parentCode
${county},测试县,county,area,
${township},测试镇,township,area,${county}
${village},甲村,village,area,${township}
${grids[0]},第一网格,grid,basic-grid,${village}
${grids[1]},第二网格,grid,basic-grid,${village}
${grids[2]},学校,grid,dedicated-grid,${village}
`
export const header = 'ref,gridCode,head,phone,address,persons,classes\n'
export const aHouseholdRow = (ref: string, grid: string, phone = '10012345678') =>
  `${ref},${grid},张小兰,${phone},甲村东巷${ref}号,3,no-labour;newly-moved\n`

export const people = {
  admin: [{ role: 'county-admin', areaId: county }],
  secretary: [{ role: 'village-secretary', areaId: village }],
  worker: [
    { role: 'grid-worker', areaId: grids[0] },
    { role: 'grid-leader', areaId: grids[0] },
  ],
  auditor: [{ role: 'auditor', areaId: county }],
  stranger: [],
} as const

/** The room of grids with a county, people of five kinds, and nothing imported yet. */
export const aGridRoom = async () => {
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

/** The room with its areas imported. */
export const aLoadedGridRoom = async () => {
  const room = await aGridRoom()
  await room.load('areas', areas)
  return room
}
