import { Problem } from '@wangge/problem'
import { add, Conflict, check, openTable, put, putNew, remove, seen, type Table } from '@wangge/table'
import { withFailures } from '@wangge/testing/engine-shims'
import type { Store } from './engines.ts'
import { aThing, Note, Tally, Thing } from './entities.ts'

const refusal = async (write: Promise<unknown>) => {
  const error = await write.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof Conflict)) throw new Error('no conflict', { cause: error })
  return { op: error.op, entity: error.entity, reason: error.reason }
}

export const writes = (open: () => Promise<Store>) => {
  let table: Table
  beforeEach(async () => {
    table = openTable((await open()).driver)
  })

  it('stores an item that is not there, once', async () => {
    await table.write([put(Thing, aThing('1'))])
    expect(await table.get(Thing, { thingId: '1' })).toEqual({ ...aThing('1'), rev: 1 })
    expect(await refusal(table.write([put(Thing, aThing('1'))]))).toEqual({ op: 0, entity: 'thing', reason: 'exists' })
    expect(await refusal(table.write([putNew(Thing, aThing('1')), seen('things', 'e')]))).toMatchObject({ op: 0 })
    expect(await table.get(Thing, { thingId: '2' })).toBeUndefined()
    await expect(table.need(Thing, { thingId: '2' })).rejects.toMatchObject({ name: 'Problem', code: 'not-found' })
  })

  it('stores the next revision of what was read, and nothing over a change of somebody else', async () => {
    await table.write([put(Thing, aThing('1'))])
    const first = await table.need(Thing, { thingId: '1' })
    await table.write([put(Thing, { ...first, title: 'second', text: 'with a text' })])
    expect(await refusal(table.write([put(Thing, first)]))).toMatchObject({ reason: 'stale' })
    expect(await refusal(table.write([put(Thing, first), seen('things', 'e')]))).toMatchObject({ reason: 'stale' })
    const second = await table.need(Thing, { thingId: '1' })
    expect(second).toMatchObject({ title: 'second', rev: 2 })
    const { text: _, ...without } = second
    await table.write([put(Thing, without)])
    expect(await table.get(Thing, { thingId: '1' })).toEqual({ ...without, rev: 3 })
  })

  it('removes what was read, and tells a missing item from a stale one', async () => {
    await table.write([put(Thing, aThing('1'))])
    expect(await refusal(table.write([remove(Thing, { thingId: '1', rev: 7 })]))).toMatchObject({ reason: 'stale' })
    await table.write([remove(Thing, { thingId: '1', rev: 1 })])
    expect(await table.get(Thing, { thingId: '1' })).toBeUndefined()
    const gone = { ...aThing('1'), rev: 1 }
    expect(await refusal(table.write([remove(Thing, gone)]))).toMatchObject({ reason: 'missing' })
    expect(await refusal(table.write([put(Thing, gone)]))).toMatchObject({ reason: 'missing' })
    expect(await refusal(table.write([seen('things', 'e'), put(Thing, gone)]))).toMatchObject({
      op: 1,
      reason: 'missing',
    })
  })

  it('checks items that it does not write', async () => {
    await table.write([put(Thing, aThing('1'))])
    const [one, two] = [{ thingId: '1' }, { thingId: '2' }]
    await table.write([check(Thing, one, 1), check(Thing, two, 'absent'), putNew(Tally, { area: 'a', name: 'a' })])
    await table.write([check(Thing, one, 'exists')])
    expect(await refusal(table.write([check(Thing, one, 2)]))).toMatchObject({ reason: 'stale' })
    expect(await refusal(table.write([check(Thing, one, 'absent')]))).toMatchObject({ reason: 'exists' })
    expect(await refusal(table.write([check(Thing, two, 'exists')]))).toMatchObject({ reason: 'missing' })
    expect(await refusal(table.write([check(Thing, two, 1)]))).toMatchObject({ reason: 'missing' })
  })

  it('writes a mixed transaction of 100, all or nothing', async () => {
    const old = Array.from({ length: 40 }, (_, at) => aThing(`old-${at}`))
    await table.write(old.map((thing) => put(Thing, thing)))
    const mixed = [
      ...Array.from({ length: 55 }, (_, at) => putNew(Thing, aThing(`new-${at}`))),
      ...old.slice(0, 15).map((thing) => put(Thing, { ...thing, title: 'changed', rev: 1 })),
      ...old.slice(15, 25).map(({ thingId }) => remove(Thing, { thingId, rev: 1 })),
      ...old.slice(25, 35).map(({ thingId }) => check(Thing, { thingId }, 1)),
      ...Array.from({ length: 9 }, (_, at) => add(Tally, { area: `area-${at}` }, 'done', at)),
    ]
    const one = await refusal(table.write([...mixed, check(Thing, { thingId: 'nobody' }, 'exists')]))
    expect(one).toEqual({ op: 99, entity: 'thing', reason: 'missing' })
    expect(await table.get(Thing, { thingId: 'new-0' })).toBeUndefined()
    expect(await table.get(Thing, { thingId: 'old-0' })).toMatchObject({ rev: 1 })
    expect(await table.get(Tally, { area: 'area-3' })).toBeUndefined()

    await table.write([...mixed, check(Thing, { thingId: 'old-39' }, 'exists')])
    const ids = [...old.slice(0, 40), ...mixed.slice(0, 55).map((_, at) => aThing(`new-${at}`))]
    const found = await table.getMany(Thing, ids)
    expect(found.filter(Boolean)).toHaveLength(85)
    expect(found[3]).toMatchObject({ title: 'changed', rev: 2 })
    expect(found[20]).toBeUndefined()
    expect(await table.get(Tally, { area: 'area-3' })).toMatchObject({ area: 'area-3', done: 3 })
  })

  it('tells which write was refused when several are', async () => {
    await table.write([put(Thing, aThing('1'))])
    const error = table.write([
      putNew(Thing, aThing('2')),
      check(Thing, { thingId: '3' }, 'exists'),
      put(Thing, aThing('1')),
    ])
    expect(await refusal(error)).toEqual({ op: 1, entity: 'thing', reason: 'missing' })
    expect(await table.get(Thing, { thingId: '2' })).toBeUndefined()
  })

  it('refuses more than 100 writes, two of one item, and takes none', async () => {
    await table.write([])
    const many = Array.from({ length: 101 }, (_, at) => seen('things', String(at)))
    await expect(table.write(many)).rejects.toThrow(RangeError)
    await expect(table.write([seen('things', '1'), seen('things', '1')])).rejects.toThrow(RangeError)
  })

  it('counts, from nothing and from many sides at once', async () => {
    const named = { name: '甲区' }
    await Promise.all(Array.from({ length: 50 }, () => table.write([add(Tally, { area: 'a' }, 'done', 1, named)])))
    await table.write([
      add(Tally, { area: 'a' }, { done: -8, late: 2.5 }, 0, { name: 'too late' }),
      seen('things', 'e'),
    ])
    expect(await table.get(Tally, { area: 'a' })).toEqual({ area: 'a', name: '甲区', done: 42, late: 2.5, rev: 51 })
    const stored = await table.need(Tally, { area: 'a' })
    await table.write([put(Tally, { ...stored, done: 1 })])
    await table.write([add(Tally, { area: 'a' }, 'done', 1)])
    expect(await table.get(Tally, { area: 'a' })).toMatchObject({ done: 2, late: 2.5, name: '甲区' })
  })

  it('writes many things each on its own and says what became of each', async () => {
    await table.write([put(Thing, aThing('1'))])
    const ops = [
      put(Thing, aThing('0')),
      put(Thing, aThing('1')),
      put(Thing, { ...aThing('1'), rev: 9 }),
      put(Thing, { ...aThing('nobody'), rev: 1 }),
      ...Array.from({ length: 60 }, (_, at) => putNew(Thing, aThing(`many-${at}`))),
      add(Tally, { area: 'a' }, 'late', 3),
    ]
    const outcomes = await table.writeEach(ops)
    expect(outcomes.slice(0, 4)).toEqual(['written', 'exists', 'stale', 'missing'])
    expect(new Set(outcomes.slice(4))).toEqual(new Set(['written']))
    expect(outcomes).toHaveLength(65)
    expect(await table.writeEach([])).toEqual([])
  })

  it('lets one of 50 writers win each revision', async () => {
    await table.write([put(Thing, aThing('1'))])
    const wins = new Map<number, number>()
    const writer = async (name: number) => {
      for (let round = 0; round < 3; round++) {
        const read = await table.need(Thing, { thingId: '1' })
        const written = [
          put(Thing, { ...read, title: `by ${name}` }),
          ...(name % 2 ? [seen('things', `${name}-${round}`)] : []),
        ]
        try {
          await table.write(written)
          wins.set(read.rev + 1, (wins.get(read.rev + 1) ?? 0) + 1)
        } catch (error) {
          // on DynamoDB a transaction that met others five times in a row gives up as `unavailable`
          const isExpected = error instanceof Conflict || (error instanceof Problem && error.code === 'unavailable')
          if (!isExpected) throw error
        }
      }
    }
    await Promise.all(Array.from({ length: 50 }, (_, name) => writer(name)))
    const { rev } = await table.need(Thing, { thingId: '1' })
    expect(rev).toBeGreaterThan(1)
    expect([...wins.keys()].sort((a, b) => a - b)).toEqual(Array.from({ length: rev - 1 }, (_, at) => at + 2))
    expect(new Set(wins.values())).toEqual(new Set([1]))
  })

  it('loses and doubles nothing while a tenth is throttled and a twentieth in conflict', async () => {
    let seed = 3
    const draw = () => {
      seed = (seed * 48271) % 2147483647
      return seed / 2147483647
    }
    const failing = withFailures((await open()).driver, draw, { throttles: 0.1, conflicts: 0.05 })
    const busy = openTable(failing, { random: draw, sleep: async () => {} })
    const ids = Array.from({ length: 60 }, (_, at) => String(at))
    for (const id of ids) await busy.write([put(Thing, aThing(id)), add(Tally, { area: 'a' }, 'done')])
    expect(new Set(await busy.writeEach(ids.map((id) => put(Note, { shelf: 's', on: id, text: id }))))).toEqual(
      new Set(['written']),
    )
    expect(await busy.get(Tally, { area: 'a' })).toMatchObject({ done: 60, rev: 60 })
    const found = await busy.getMany(
      Thing,
      ids.map((thingId) => ({ thingId })),
    )
    expect(found.every((thing) => thing?.rev === 1)).toBe(true)
  })

  it('takes 300 KB in one item, and refuses more than 400 KB with a problem', async () => {
    const big = aThing('big', { text: '网'.repeat(100 * 1024) })
    await table.write([put(Thing, big)])
    expect(await table.get(Thing, { thingId: 'big' })).toEqual({ ...big, rev: 1 })
    const tooBig = aThing('too-big', { text: '网格'.repeat(70 * 1024) })
    const refused = { name: 'Problem', code: 'invalid' }
    await expect(table.write([put(Thing, tooBig)])).rejects.toMatchObject({ ...refused, facts: { maxBytes: 409600 } })
    await expect(table.write([put(Thing, tooBig), seen('things', 'e')])).rejects.toMatchObject({
      ...refused,
      facts: { maxBytes: 409600 },
    })
    await expect(table.writeEach([put(Thing, tooBig)])).rejects.toMatchObject(refused)
    expect(await table.get(Thing, { thingId: 'too-big' })).toBeUndefined()
    await expect(table.write([put(Thing, aThing('k'.repeat(3000)))])).rejects.toMatchObject(refused)
  })

  it('keeps every kind of text and value', async () => {
    const more = {
      emoji: '👩‍👩‍👧‍👦🀄️',
      text: '引号"\'`\\ 换行\n制表\t‮',
      empty: '',
      no: null,
      yes: [true, false],
      numbers: [0, -1, 1.5, 123456789012345, 0.1],
      deep: [{ list: [[], {}] }],
    }
    const thing = aThing('编号-🏠', { title: '𠮷野家网格员', area: '东岗镇/新建村', more })
    await table.write([put(Thing, thing)])
    expect(await table.get(Thing, { thingId: '编号-🏠' })).toEqual({ ...thing, rev: 1 })
    const { items } = await table.listIndex(Thing, 1, 'area#东岗镇/新建村')
    expect(items).toEqual([{ thingId: '编号-🏠', title: '𠮷野家网格员', at: thing.at }])
    await table.write([put(Thing, { ...thing, thingId: '2', text: undefined, more: { gone: undefined, here: 1 } })])
    expect(await table.get(Thing, { thingId: '2' })).toMatchObject({ more: { here: 1 } })
  })

  it('hides what has expired, and lets its key be used again', async () => {
    const { driver } = await open()
    let now = Date.parse('2026-11-30T00:00:00Z')
    const timed = openTable(driver, { clock: () => now })
    const until = now / 1000 + 60
    await timed.write([
      put(Note, { shelf: 's', on: '1', text: 'short', until }),
      put(Note, { shelf: 's', on: '2', text: 'long' }),
    ])
    await timed.write([seen('things', 'e', 1)])
    expect((await timed.list(Note, 'shelf#s')).items).toHaveLength(2)
    now += 60_000
    expect(await timed.get(Note, { shelf: 's', on: '1' })).toBeUndefined()
    expect(
      (
        await timed.getMany(Note, [
          { shelf: 's', on: '1' },
          { shelf: 's', on: '2' },
        ])
      ).map(Boolean),
    ).toEqual([false, true])
    expect((await timed.list(Note, 'shelf#s')).items).toMatchObject([{ on: '2' }])
    expect((await timed.listIndex(Note, 1, 'notes#s')).items).toMatchObject([{ on: '2' }])
    await timed.write([check(Note, { shelf: 's', on: '1' }, 'absent')])
    await timed.write([put(Note, { shelf: 's', on: '1', text: 'again', until: until + 60 })])
    expect(await timed.get(Note, { shelf: 's', on: '1' })).toMatchObject({ text: 'again', rev: 1 })
    expect(await refusal(timed.write([seen('things', 'e', 1)]))).toMatchObject({ reason: 'exists' })
    now += 86_400_000
    await timed.write([seen('things', 'e', 1)])
  })
}
