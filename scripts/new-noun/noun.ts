import { camel, type Names, wordsOf } from './names.ts'

const contract = ({ room, one, many }: Names): string => {
  const { id, One, Many, words, a, A } = wordsOf({ one, many })
  return `import { AreaId, event, Instant, line, pageOf, paging, route } from '@wangge/contract'
import { say } from '@wangge/problem'
import * as z from 'zod'

const tag = '${many}'

/** What is known of ${a} ${words}. */
export const ${One} = z.object({ ${id}Id: z.string(), areaId: AreaId, name: line(60), addedAt: Instant })
export type ${One} = z.output<typeof ${One}>

export const list${Many} = route({
  method: 'GET',
  path: '/v1/${many}',
  action: '${one}.read',
  tag,
  summary: say('${words} 列表', 'List ${many.replaceAll('-', ' ')} of an area'),
  query: z.object({ area: AreaId, ...paging }),
  answer: pageOf(${One}),
})

export const add${One} = route({
  method: 'POST',
  path: '/v1/${many}',
  action: '${one}.add',
  tag,
  status: 201,
  summary: say('新增 ${words}', 'Add ${a} ${words}'),
  body: ${One}.pick({ areaId: true, name: true }),
  answer: ${One},
  example: { body: { areaId: '152921100001003', name: '示例' } },
})

/** ${A} ${words} was added. */
export const ${id}Added = event({
  type: '${room}.${one}-added.v1',
  title: say('已新增 ${words}', '${A} ${words} was added'),
  data: ${One}.pick({ ${id}Id: true, areaId: true }),
  example: { ${id}Id: '01JDC3M6Q8T4V5W6X7Y8Z9A0BC', areaId: '152921100001003' },
})
`
}

const domain = ({ one, many }: Names): string => {
  const { id, One, words } = wordsOf({ one, many })
  return `import type { ${One} } from './contract.ts'

/** What a new ${words} is: decided here, from what is given, without waiting for anything. */
export const add = (given: Pick<${One}, 'areaId' | 'name'>, ${id}Id: string, now: string): ${One} => ({
  ...given,
  ${id}Id,
  addedAt: now,
})
`
}

const law = ({ one, many }: Names): string => {
  const { id, One, words, a } = wordsOf({ one, many })
  return `import fc from 'fast-check'
import { add } from './domain.ts'
import { ${a}${One} } from './testing/${a}-${one}.ts'

const now = '2026-11-30T01:00:00.000Z'

describe('a new ${words}', () => {
  it('is what was given, with an id and a moment, whatever was given', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (name, ${id}Id) => {
        expect(add(${a}${One}({ name }), ${id}Id, now)).toEqual({ ...${a}${One}(), name, ${id}Id, addedAt: now })
      }),
    )
  })
})
`
}

const table = ({ room, one, many }: Names): string => {
  const { id, One, words } = wordsOf({ one, many })
  return `import { defineEntity, type Table } from '@wangge/table'
import { ${One} } from './contract.ts'

const where = (areaId: string): string => \`${many}#\${areaId}\`

export const ${One}Row = defineEntity('${room}', '${one}', {
  schema: ${One},
  key: ({ ${id}Id }: { ${id}Id: string }) => [\`${one}#\${${id}Id}\`, '${one}'],
  index: { 1: ({ areaId, ${id}Id }) => [where(areaId), ${id}Id] },
  brief: ['${id}Id', 'areaId', 'name', 'addedAt'],
})

/** Each ${words} of an area, in the order of their ids. */
export const ${camel(many)}In = (table: Table, areaId: string, range: { limit: number; after?: string | undefined }) =>
  table.listIndex(${One}Row, 1, where(areaId), range)
`
}

const handlers = ({ room, one, many }: Names, proof: string | undefined): string => {
  const { id, One, Many } = wordsOf({ one, many })
  // the frame marks what a room's own ledgers do not prove
  const marked = proof ? ", { proof: 'mark' }" : ''
  return `import { allow } from '@wangge/access'
import { implement } from '@wangge/http'
import { occur, putNew } from '@wangge/table'
import * as contract from './contract.ts'
import { add } from './domain.ts'
import { ${camel(many)}In, ${One}Row } from './table.ts'

export const list${Many} = implement(contract.list${Many})(
  async ({ query: { area, ...range }, principal }, { table, county }) => {
    allow(principal, '${one}.read', await county.pathOf(area))
    return ${camel(many)}In(table, area, range)
  },
)

export const add${One} = implement(contract.add${One}${marked})(
  async ({ body, principal, request }, { table, county, now, newId }) => {
    allow(principal, '${one}.add', await county.pathOf(body.areaId))
    const state = add(body, newId(), now)
    const { ${id}Id, areaId } = state
    const told = { prefix: '${room}', aggregate: \`${one}#\${${id}Id}\`, rev: 1, subject: ${id}Id, at: now, cause: request.id }
    await table.write([
      putNew(${One}Row, state),
      occur({ ...told, fact: contract.${id}Added, data: { ${id}Id, areaId } }),
    ])
    return state
  },
)
`
}

const builder = ({ one, many }: Names): string => {
  const { One, words, a } = wordsOf({ one, many })
  return `import { place } from '@wangge/testing/a-room'

/** What somebody gives who adds ${a} ${words}. */
export const ${a}${One} = (given: { areaId?: string; name?: string } = {}) => ({
  areaId: place.grid as string,
  name: '示例',
  ...given,
})
`
}

const story = ({ room, one, many }: Names): string => {
  const { One, words, a } = wordsOf({ one, many })
  return `import { aRoom, place } from '@wangge/testing/a-room'
import { api } from '../api.ts'
import { ${a}${One} } from './testing/${a}-${one}.ts'

const people = { admin: ['county-admin', place.county], worker: ['grid-worker', place.grid] } as const
const key = { 'idempotency-key': 'the-same-key-0001' }

describe('each ${words}', () => {
  it('is added once, told once, and listed', async () => {
    const { call, facts } = await aRoom({ api, people })
    const first = await call('admin', 'POST /v1/${many}', { body: ${a}${One}(), headers: key })
    const again = await call('admin', 'POST /v1/${many}', { body: ${a}${One}(), headers: key })
    expect([first.status, again.body]).toEqual([201, first.body])
    expect(facts().map(({ type }) => type)).toEqual(['${room}.${one}-added.v1'])
    const listed = await call('worker', \`GET /v1/${many}?area=\${place.grid}\`)
    expect(listed.body.items).toEqual([first.body])
  })

  it('L1 is hidden from those of another grid', async () => {
    const { call } = await aRoom({ api, people })
    expect((await call('worker', \`GET /v1/${many}?area=\${place.otherGrid}\`)).status).toBe(404)
  })
})
`
}

/**
 * The files of a new noun, a file a kind: it keeps things of its name by area, lists them, adds one and tells of it.
 * `proof` is where its room's routes prove that they were done, if not by the frame's own mark.
 */
export const noun = (names: Names, { proof }: { proof?: string | undefined } = {}): Record<string, string> => ({
  'contract.ts': contract(names),
  'domain.ts': domain(names),
  'domain.test.ts': law(names),
  'table.ts': table(names),
  'handlers.ts': handlers(names, proof),
  [`testing/${wordsOf(names).a}-${names.one}.ts`]: builder(names),
  [`${names.many}.test.ts`]: story(names),
})
