import { openAccess, Rights, type Role } from '@wangge/access'
import { AreaNode, type CountyConfig, CountyConfigRow, defaultConfig, openCounty } from '@wangge/county'
import { routerOf } from '@wangge/embedded/router'
import { develop } from '@wangge/files/develop'
import type { Api, Engine } from '@wangge/http'
import { openTokens } from '@wangge/http'
import { passingSigner } from '@wangge/http/key-file-signer'
import { eventOf, openTable, put, putNew } from '@wangge/table'
import { openSqlite, type SqliteDriver } from '@wangge/table/sqlite'
import { openVault } from '@wangge/vault'
import { filesInMemory } from './files-in-memory.ts'

/** A small county: a township, two villages, and three grids, of which two lie in the first village. */
export const place = {
  county: '152921',
  township: '152921100',
  village: '152921100001',
  otherVillage: '152921100002',
  grid: '152921100001001',
  nextGrid: '152921100001002',
  otherGrid: '152921100002001',
} as const

const levels = ['county', 'township', 'village', 'grid'] as const
const areaNodes = () => {
  const codes: string[] = Object.values(place)
  return codes.map((areaId) => {
    const path = codes.filter((code) => areaId.startsWith(code))
    const level = levels[path.length - 1] as string
    const kind = level === 'grid' ? ('basic-grid' as const) : ('area' as const)
    const name = `${areaId} 号`
    return { areaId, parentId: path.at(-2), path, level, kind, name, code: areaId, from: '2026-01-01' }
  })
}

const isJson = /^application\/(?:\w+\+)?json\b/

/** How a request is made: JSON unless `body` is a string. */
export interface Asking {
  readonly body?: unknown
  readonly type?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly address?: string
}

/**
 * One room alone over SQLite in memory, with a clock to turn and the small county laid out. `people` are members who
 * hold one role; ask as one of them, as somebody else who is signed in, or as `anyone`.
 */
export const aRoom = async ({
  api,
  people = {},
  config = {},
  now = '2026-11-30T01:00:00.000Z',
  driver = openSqlite(':memory:'),
}: {
  api: Api
  people?: Readonly<Record<string, readonly [role: Role, areaId: string, unitId?: string]>>
  config?: Partial<CountyConfig>
  now?: string
  /** Another than a fresh one, e.g. one that counts units. */
  driver?: SqliteDriver
}) => {
  const clock = { now }
  const epoch = () => Date.parse(clock.now)
  const table = openTable(driver, { clock: epoch })
  const standard = defaultConfig(place.county, { 'zh-CN': '测试县', en: 'Test' })
  const grants = Object.entries(people).map(([memberId, [role, areaId, unitId]]) =>
    putNew(Rights, {
      memberId,
      active: true,
      grants: [{ role, areaId, unitId, from: '2020-01-01T00:00:00.000Z' }],
    }),
  )
  await table.write([
    put(CountyConfigRow, { ...standard, testPhones: true, ...config }),
    ...areaNodes().map((area) => putNew(AreaNode, area)),
    ...grants,
  ])
  let count = 0
  const quiet = () => undefined
  const failures: unknown[] = []
  const files = filesInMemory()
  const engine: Engine = {
    table,
    clock: () => clock.now,
    newId: () => `01K${String(++count).padStart(23, '0')}`,
    secret: (bytes) => Buffer.alloc(bytes, ++count).toString('base64url'),
    vault: openVault(table, { countyKey: async () => Buffer.alloc(32, 7) }),
    county: openCounty(table, epoch),
    access: openAccess(table, epoch),
    log: { debug: quiet, info: quiet, warn: quiet, error: (_, facts) => failures.push(facts?.error) },
    tokens: openTokens({ signer: passingSigner(), county: 'test' }),
    cursorKey: async () => Buffer.alloc(32, 8),
    checkAnswers: true,
    ...(api.manifest.needs.includes('files') && { files, develop }),
  }
  const handle = api(engine)
  const keys = api.manifest.routes.map(({ method, path }) => [method, path, `${method} ${path}`] as const)
  const route = routerOf(keys)
  const paths = routerOf([...new Set(keys.map(([, path]) => path))].map((path) => ['*', path, path] as const))

  const call = async (as: string, line: `${string} ${string}`, asking: Asking = {}) => {
    const { body, type, headers = {}, address = '203.0.113.7' } = asking
    const [method = '', url = ''] = line.split(' ')
    const [path = '', rawQueryString = ''] = url.split('?')
    const other = paths('*', path)
    const found = route(method, path) ?? (other && { ...other, to: `${method} ${other.to}` })
    const { to, params } = found as { to: string; params: Record<string, string> }
    const token = as.includes('.')
      ? as
      : (await engine.tokens.issue({ memberId: as, sessionId: 's' }, clock.now)).accessToken
    const answer = await handle({
      version: '2.0',
      routeKey: to,
      rawPath: path,
      rawQueryString,
      headers: {
        ...(as === 'anyone' ? {} : { authorization: `Bearer ${token}` }),
        'content-type': type ?? (typeof body === 'string' ? 'text/csv' : 'application/json'),
        'accept-language': 'en',
        ...headers,
      },
      pathParameters: params,
      requestContext: { requestId: `r${++count}`, http: { sourceIp: address, method, path }, domainName: 'x' },
      body: typeof body === 'string' || body === undefined ? body : JSON.stringify(body),
      isBase64Encoded: false,
    } as never)
    if (failures.length > 0) throw failures.shift()
    // biome-ignore lint/suspicious/noExplicitAny: an answer as a stranger to the contracts reads it
    const json: any = isJson.test(`${answer.headers?.['content-type']}`) ? JSON.parse(answer.body ?? '') : undefined
    const { statusCode: status, headers: sent = {}, cookies = [], body: text = '' } = answer
    return { status, headers: sent, cookies, text, body: json }
  }
  /** Facts told so far, oldest first. */
  const facts = () => driver.unrelayed(100_000).flatMap(({ row }) => eventOf(row) ?? [])
  return { engine, table, driver, clock, files, call, facts }
}
