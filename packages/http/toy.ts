import { allow, openAccess, person, Rights, type Role, scopes } from '@wangge/access'
import { line, pageOf, paging, route, routeKey, type Service, service } from '@wangge/contract'
import { say } from '@wangge/problem'
import { type Driver, openTable, putNew } from '@wangge/table'
import { openVault } from '@wangge/vault'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import * as z from 'zod'
import { answer } from './answer.ts'
import { sameBody } from './call.ts'
import { cursorKeyIn } from './cursor-key.ts'
import { implement } from './implement.ts'
import { passingSigner } from './key-file-signer.ts'
import type { Engine } from './ports.ts'
import { serve } from './serve.ts'
import { openTokens } from './tokens.ts'

const text = (id: string) => ({ summary: say(id, id), tag: 'toys' })
const Toy = z.object({ toyId: z.string(), name: z.string(), rev: z.int() })
const Part = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('wheel'), size: z.int().min(1).max(9) }),
  z.object({ kind: z.literal('bell'), loud: z.boolean() }),
])

const getToy = route({
  id: 'getToy',
  method: 'GET',
  path: '/v1/toys/{toyId}',
  action: 'case.read',
  params: z.object({ toyId: z.string().regex(/^[a-z0-9-]{1,20}$/) }),
  answer: Toy,
  ...text('getToy'),
})
const listToys = route({
  id: 'listToys',
  method: 'GET',
  path: '/v1/toys',
  action: 'case.read',
  query: z.object({ ...paging, colour: z.enum(['red', 'blue']).optional(), tags: z.array(z.string()).optional() }),
  answer: pageOf(z.object({ n: z.int() })),
  ...text('listToys'),
})
const makeToy = route({
  id: 'makeToy',
  method: 'POST',
  path: '/v1/toys',
  action: 'me.read',
  status: 201,
  body: z.object({
    name: line(5),
    pieces: z.int().min(1).max(10).optional(),
    dueAt: z.iso.datetime({ offset: true }).optional(),
    parts: z.array(Part).max(2).optional(),
    owner: z.object({ name: line(5), toys: z.array(z.object({ n: z.number() })).optional() }).optional(),
  }),
  answer: z.object({ toyId: z.string(), name: z.string(), by: z.string(), repeat: z.boolean().optional() }),
  ...text('makeToy'),
})
const editToy = route({
  id: 'editToy',
  method: 'PATCH',
  path: '/v1/toys/{toyId}',
  action: 'me.read',
  params: z.object({ toyId: z.string() }),
  body: z.object({ name: line(5) }),
  answer: z.object({ rev: z.int(), ifMatch: z.int().nullable() }),
  ...text('editToy'),
})
const breakToy = route({
  id: 'breakToy',
  method: 'POST',
  path: '/v1/toys/{toyId}/break',
  action: 'me.read',
  params: z.object({ toyId: z.string() }),
  answer: z.undefined(),
  ...text('breakToy'),
})
const importToys = route({
  id: 'importToys',
  method: 'POST',
  path: '/v1/imports/toys',
  action: 'public',
  query: z.object({ dryRun: z.stringbool().default(true) }),
  body: z.string(),
  mediaType: 'text/csv',
  answer: z.object({ text: z.string(), dryRun: z.boolean() }),
  ...text('importToys'),
})
const followToy = route({
  id: 'followToy',
  method: 'GET',
  path: '/v1/public/toys',
  action: 'case-token',
  answer: z.object({ token: z.string() }),
  ...text('followToy'),
})
const showToy = route({
  id: 'showToy',
  method: 'GET',
  path: '/toys.html',
  action: 'public',
  answer: z.string(),
  ...text('showToy'),
})
const sendToy = route({
  id: 'sendToy',
  method: 'POST',
  path: '/toys.html',
  action: 'public',
  body: z.object({
    name: z.string().optional(),
    text: z.string().optional(),
    'size[]': z.array(z.string()).optional(),
  }),
  mediaType: 'application/x-www-form-urlencoded',
  answerType: 'text/html',
  answer: z.string(),
  ...text('sendToy'),
})
const carelessToy = route({
  id: 'carelessToy',
  method: 'GET',
  path: '/v1/careless',
  action: 'case.read',
  answer: z.object({}),
  ...text('carelessToy'),
})

export const manifest: Service = service({
  name: 'toys',
  title: say('玩具', 'Toys'),
  routes: [getToy, listToys, makeToy, editToy, breakToy, importToys, followToy, showToy, sendToy, carelessToy],
  publishes: [],
  consumes: [],
  jobs: [],
  needs: [],
  grants: ['access:read', 'county:read'],
})

/** What `breakToy` throws next. */
export const broken: { with?: unknown } = {}
const made = new Map<string, string>()

export const handlers = {
  getToy: implement(getToy)(({ params: { toyId }, principal }) => {
    allow(principal, 'case.read', ['root', ...toyId.split('-')])
    return { toyId, name: '积木', rev: 3 }
  }),
  listToys: implement(listToys)(({ query: { limit, after = '0' }, principal }) => {
    scopes(principal, 'case.read')
    const from = Number(after)
    const items = Array.from({ length: Math.min(limit, 60 - from) }, (_, n) => ({ n: from + n }))
    return { items, next: from + limit < 60 ? String(from + limit) : undefined }
  }),
  makeToy: implement(makeToy)(({ body, principal, request }) => {
    const toyId = request.derivedId('toy')
    const repeat = made.has(toyId)
    sameBody(made.get(toyId), request)
    made.set(toyId, request.bodyHash)
    return { toyId, name: body.name, by: person(principal).memberId, repeat }
  }),
  editToy: implement(editToy)(({ request }) => ({ rev: 4, ifMatch: request.ifMatch ?? null })),
  breakToy: implement(breakToy)(() => {
    if (broken.with) throw broken.with
    return undefined
  }),
  importToys: implement(importToys)(({ body, query }) => ({ text: body, dryRun: query.dryRun })),
  followToy: implement(followToy)(({ principal }) => ({
    token: principal.kind === 'resident' ? principal.caseToken : '',
  })),
  showToy: implement(showToy)(() =>
    answer(200, '<!doctype html><title>玩具</title>', { 'content-type': 'text/html; charset=utf-8' }),
  ),
  sendToy: implement(sendToy)(({ body, request }) =>
    answer(303, JSON.stringify([body, request.cookies, request.language]), { location: '/toys.html' }, [
      'toy=ball; HttpOnly',
      'seen=1',
    ]),
  ),
  carelessToy: implement(carelessToy)(() => ({})),
}

const quiet = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} }

/** The toys' API over an empty store, with a clock to turn. */
export const toyShop = (driver: Driver) => {
  const clock = { now: '2026-11-30T00:00:00.000Z' }
  const epoch = () => Date.parse(clock.now)
  const table = openTable(driver, { clock: epoch })
  const failures: unknown[] = []
  made.clear()
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
  const answerTo = serve(manifest, handlers)(engine)
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
