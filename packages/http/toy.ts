import { openAccess, Rights, type Role } from '@wangge/access'
import { routeKey } from '@wangge/contract'
import { type Driver, openTable, putNew } from '@wangge/table'
import { openVault } from '@wangge/vault'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { cursorKeyIn } from './cursor-key.ts'
import { passingSigner } from './key-file-signer.ts'
import type { Engine } from './ports.ts'
import { serve } from './serve.ts'
import { openTokens } from './tokens.ts'
import { broken, handlers, manifest } from './toy-room.ts'

const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

/** The toys' API over an empty store, with a clock to turn. */
export const toyShop = (driver: Driver) => {
  const clock = { now: '2026-11-30T00:00:00.000Z' }
  const epoch = () => Date.parse(clock.now)
  const table = openTable(driver, { clock: epoch })
  const failures: unknown[] = []
  broken.with = undefined
  let ids = 0
  const engine: Engine = {
    table,
    clock: () => clock.now,
    access: openAccess(table, epoch),
    vault: openVault(table, { countyKey: async () => Buffer.alloc(32, 1) }),
    tokens: openTokens({ signer: passingSigner(), county: 'farm' }),
    cursorKey: cursorKeyIn(table),
    county: { config: async () => ({ code: '000000' }) } as unknown as Engine['county'],
    log: { ...quiet, error: (_, facts) => failures.push(facts?.error) },
    newId: () => `01ARZ3NDEKTSV4RRFFQ69G5${String(++ids).padStart(3, '0')}`,
    secret: (bytes) => 'x'.repeat(bytes),
    checkAnswers: true,
  }
  const answerTo = serve(manifest, { toy: async () => handlers })(engine)
  const signIn = async (memberId: string, role: Role = 'grid-worker', areaId = 'root'): Promise<string> => {
    const grants = [{ role, areaId, from: '2020-01-01T00:00:00.000Z' }]
    const known = await table.get(Rights, { memberId })
    if (!known) await table.write([putNew(Rights, { memberId, active: true, grants })])
    return (await engine.tokens.issue({ memberId, sessionId: `s-${memberId}` }, clock.now)).accessToken
  }
  return { clock, engine, failures, signIn, answerTo }
}

const keys = manifest.routes.map((one) => routeKey(one))

/** API Gateway's event (payload version 2) for a request. */
export const eventOf = (
  request: string,
  {
    body,
    token,
    headers = {},
    address = '203.0.113.7',
  }: { body?: unknown; token?: string; headers?: Record<string, string>; address?: string } = {},
): APIGatewayProxyEventV2 => {
  const [method = '', url = ''] = request.split(' ')
  const [path = '', rawQueryString = ''] = url.split('?')
  const patterns = keys.map((key) => ({ key, names: new RegExp(`^${key.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`) }))
  const found =
    patterns.find(({ names }) => names.test(`${method} ${path}`)) ??
    patterns.find(({ names }) => names.test(`PATCH ${path}`) && method === 'POST')
  const bytes = body instanceof Uint8Array ? body : undefined
  const text = bytes ? Buffer.from(bytes).toString('base64') : typeof body === 'string' ? body : JSON.stringify(body)
  return {
    version: '2.0',
    routeKey: found ? found.key.replace(/^\w+/, method) : `${method} ${path}`,
    rawPath: path,
    rawQueryString,
    headers: {
      host: 'wangge.test',
      'content-type': 'application/json',
      ...(token && { authorization: `Bearer ${token}` }),
      ...headers,
    },
    requestContext: {
      requestId: 'req-1',
      domainName: 'wangge.test',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: address, userAgent: 'test' },
    } as APIGatewayProxyEventV2['requestContext'],
    pathParameters:
      found?.names.exec(`${method} ${path}`)?.groups ?? found?.names.exec(`PATCH ${path}`)?.groups ?? undefined,
    body: text,
    isBase64Encoded: bytes !== undefined,
  }
}
