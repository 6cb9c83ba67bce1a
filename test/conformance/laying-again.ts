import { add, defineEntity, type Entity, openTable, put, type Table } from '@wangge/table'
import { type Laid, layAgain } from '@wangge/table/lay-again'
import * as z from 'zod'
import type { Store } from './engines.ts'
import { aThing, Note, Tally, Thing, thingFields, Visit } from './entities.ts'

/** The same things, as a later version has them: lists by holder alone, brief fields thin, and one field more. */
const Later = defineEntity('things', 'thing', {
  schema: thingFields.extend({ note: z.string().optional() }),
  key: ({ thingId }: { thingId: string }) => [`thing#${thingId}`, 'thing'],
  index: { 1: ({ area, at }) => [`open#${area}`, `${at} ${area}`] },
  brief: ['thingId', 'title', 'at'],
  thin: {
    thingId: { from: ({ pk }) => pk.slice('things#thing#'.length) },
    title: { as: 't' },
    at: { from: ({ s }) => s?.split(' ')[0] },
  },
})
const Strict = defineEntity('things', 'thing', {
  schema: thingFields.extend({ text: z.string().max(3).optional() }),
  key: ({ thingId }: { thingId: string }) => [`thing#${thingId}`, 'thing'],
})
const Fewer = defineEntity('things', 'thing', {
  schema: z.object({ thingId: z.string(), title: z.string(), area: z.string(), at: z.string() }),
  key: ({ thingId }: { thingId: string }) => [`thing#${thingId}`, 'thing'],
})

export const layingAgain = (open: () => Promise<Store>) => {
  let store: Store
  let table: Table
  beforeEach(async () => {
    store = await open()
    table = openTable(store.driver)
  })

  const lay = async (entities: readonly Entity[], checkOnly = false): Promise<readonly Laid[]> => {
    let last: readonly Laid[] = []
    for await (const laid of layAgain(store, entities, { checkOnly })) last = laid
    return last
  }
  const things = (count: number) =>
    Array.from({ length: count }, (_, n) => put(Thing, aThing(`t${n}`, { holder: 'h', text: `text ${n}` })))
  const listed = async () => (await table.listIndex(Later, 1, 'open#a', { limit: 100 })).items

  it('L5 finds in new lists what was written before an upgrade, and reads it before that', async () => {
    await table.writeEach(things(30))
    expect(await listed()).toEqual([])
    expect(await table.get(Later, { thingId: 't3' })).toMatchObject(aThing('t3', { holder: 'h', text: 'text 3' }))
    expect(await lay([Later])).toEqual([{ kind: 'things thing', rows: 30, changed: 30, busy: 0, refused: 0 }])
    expect((await listed()).map(({ thingId }) => thingId).sort()).toEqual(
      things(30)
        .map((_, n) => `t${n}`)
        .sort(),
    )
    expect((await table.listIndex(Thing, 3, 'holder#h', { limit: 100 })).items).toEqual([])
    expect(await table.get(Later, { thingId: 't3' })).toEqual({
      ...aThing('t3', { holder: 'h', text: 'text 3' }),
      rev: 1,
    })
    expect(await lay([Later])).toMatchObject([{ rows: 30, changed: 0 }])
  })

  it('L5 says what it would do, and does nothing, in a dry run', async () => {
    await table.writeEach(things(3))
    expect(await lay([Later], true)).toMatchObject([{ rows: 3, changed: 3 }])
    expect(await listed()).toEqual([])
  })

  it('L5 leaves to whoever works meanwhile what they write', async () => {
    await table.writeEach(things(2))
    const read = await table.get(Later, { thingId: 't0' })
    const { scan } = store
    store = {
      ...store,
      async *scan() {
        for await (const rows of scan()) {
          await table.write([put(Later, { ...aThing('t1'), title: 'new', rev: 1 })])
          yield rows
        }
      },
    }
    expect(await lay([Later])).toMatchObject([{ changed: 1, busy: 1 }])
    expect(await table.get(Later, { thingId: 't1' })).toMatchObject({ title: 'new', rev: 2 })
    // one that read before may write after
    await table.write([put(Later, { ...aThing('t0'), rev: read?.rev as number })])
  })

  it('L5 writes nothing anew that has happened, counts on, and keeps how long a row is kept', async () => {
    const until = Math.floor(Date.now() / 1000) + 3600
    await table.writeEach([
      put(Visit, { visitId: 'v', at: '2026-11-01T00:00:00.000Z', mode: 'door' }),
      put(Note, { shelf: 's', on: 'a', text: 'x', until }),
      { ...put(Note, { shelf: 's', on: 'b', text: 'y' }), keepDays: 3 },
      add(Tally, { area: 'a' }, 'done', 5),
    ])
    const rows = async () => {
      const all = []
      for await (const some of store.scan()) all.push(...some)
      return all
    }
    const before = await rows()
    expect(before).toHaveLength(4)
    expect(await lay([Visit, Note, Tally])).toEqual([
      expect.objectContaining({ kind: 'things note', rows: 2, changed: 0 }),
      expect.objectContaining({ kind: 'things tally', rows: 1, changed: 0 }),
    ])
    expect(await rows()).toEqual(before)
  })

  it.each([
    ['its schema refuses', Strict, /things#thing#t0 thing: text: /],
    ['has a field that is none today', Fewer, /holder is no field today/],
  ])('L5 leaves a row that %s as it is, and says why', async (_, entity, why) => {
    await table.writeEach(things(1))
    expect(await lay([entity])).toMatchObject([{ changed: 0, refused: 1, why: expect.stringMatching(why) }])
    expect(await table.get(Thing, { thingId: 't0' })).toMatchObject({ holder: 'h', text: 'text 0' })
  })
}
