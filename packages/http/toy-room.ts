import { allow, person, scopes } from '@wangge/access'
import { line, pageOf, paging, route, type Service, service } from '@wangge/contract'
import { Problem, say } from '@wangge/problem'
import { defineEntity, put, putNew } from '@wangge/table'
import * as z from 'zod'
import { answer } from './answer.ts'
import { implement } from './implement.ts'

const text = (id: string) => ({ summary: say(id, id), tag: 'toys' })
const Toy = z.object({ toyId: z.string(), name: z.string(), rev: z.int() })
const Part = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('wheel'), size: z.int().min(1).max(9) }),
  z.object({ kind: z.literal('bell'), loud: z.boolean() }),
])

const getToy = route({
  method: 'GET',
  path: '/v1/toys/{toyId}',
  action: 'case.read',
  params: z.object({ toyId: z.string().regex(/^[a-z0-9-]{1,20}$/) }),
  answer: Toy,
  ...text('getToy'),
})
const listToys = route({
  method: 'GET',
  path: '/v1/toys',
  action: 'case.read',
  query: z.object({ ...paging, colour: z.enum(['red', 'blue']).optional(), tags: z.array(z.string()).optional() }),
  answer: pageOf(z.object({ n: z.int() })),
  ...text('listToys'),
})
const makeToy = route({
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
  answer: z.object({ toyId: z.string(), name: z.string(), by: z.string() }),
  ...text('makeToy'),
})
const editToy = route({
  method: 'PATCH',
  path: '/v1/toys/{toyId}',
  action: 'me.read',
  params: z.object({ toyId: z.string() }),
  body: z.object({ name: line(5) }),
  answer: z.object({ rev: z.int(), ifMatch: z.int().nullable() }),
  ...text('editToy'),
})
const breakToy = route({
  method: 'POST',
  path: '/v1/toys/{toyId}/break',
  action: 'me.read',
  params: z.object({ toyId: z.string() }),
  answer: z.undefined(),
  ...text('breakToy'),
})
const paintToy = route({
  method: 'POST',
  path: '/v1/toys/{toyId}/paint',
  action: 'me.read',
  params: z.object({ toyId: z.string() }),
  body: z.object({ colour: line(5) }),
  answer: z.object({ toyId: z.string(), colour: z.string(), coats: z.int() }),
  ...text('paintToy'),
})
const importToys = route({
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
  method: 'GET',
  path: '/v1/public/toys',
  action: 'case-token',
  answer: z.object({ token: z.string() }),
  ...text('followToy'),
})
const showToy = route({
  method: 'GET',
  path: '/toys.html',
  action: 'public',
  answer: z.string(),
  ...text('showToy'),
})
const sendToy = route({
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
  method: 'GET',
  path: '/v1/careless',
  action: 'case.read',
  answer: z.object({}),
  ...text('carelessToy'),
})

export const contract = {
  getToy,
  listToys,
  makeToy,
  paintToy,
  editToy,
  breakToy,
  importToys,
  followToy,
  showToy,
  sendToy,
  carelessToy,
}

export const manifest: Service = service({
  name: 'toys',
  title: say('玩具', 'Toys'),
  nouns: { toy: contract },
  grants: ['access:read', 'county:read'],
})

/** What `breakToy` throws next. */
export const broken: { with?: unknown } = {}

export const ToyRow = defineEntity('toys', 'toy', {
  schema: z.object({ toyId: z.string(), name: z.string(), colour: z.string().optional(), coats: z.int() }),
  key: ({ toyId }: { toyId: string }) => [`toy#${toyId}`, 'toy'],
})

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
  makeToy: implement(makeToy)(async ({ body: { name }, principal }, { table, newId }) => {
    const toyId = newId()
    await table.write([putNew(ToyRow, { toyId, name, coats: 0 })])
    return { toyId, name, by: person(principal).memberId }
  }),
  paintToy: implement(paintToy)(async ({ params, body: { colour } }, { table }) => {
    const found = await table.need(ToyRow, params)
    if (found.colour === colour) throw new Problem('conflict', say('已是这个颜色', 'It has this colour'))
    const coats = found.coats + 1
    await table.write([put(ToyRow, { ...found, colour, coats })])
    return { ...params, colour, coats }
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
