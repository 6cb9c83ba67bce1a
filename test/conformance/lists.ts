import { byBytes, Conflict, every, openTable, put, remove, type Table } from '@wangge/table'
import { withEmptyPages, withStaleIndexes, withUnprocessed } from '@wangge/testing/engine-shims'
import type { Store } from './engines.ts'
import { aThing, Note, Thing } from './entities.ts'
import { draws, pages } from './paging.ts'

const notes = (shelf: string, ons: readonly string[]) =>
  ons.map((on) => put(Note, { shelf, on, text: `text of ${on}` }))
const ons = (items: readonly { on: string }[]) => items.map(({ on }) => on)

export const lists = (open: () => Promise<Store>) => {
  let store: Store
  let table: Table
  beforeEach(async () => {
    store = await open()
    table = openTable(store.driver)
  })

  it('gets many in the order asked, missing and repeated ones too, beyond one batch', async () => {
    await table.writeEach(Array.from({ length: 130 }, (_, at) => put(Thing, aThing(String(at)))))
    const ids = ['7', 'nobody', '3', '7', ...Array.from({ length: 126 }, (_, at) => String(129 - at))]
    const keys = ids.map((thingId) => ({ thingId }))
    const found = await table.getMany(Thing, keys)
    expect(found.map((thing) => thing?.thingId)).toEqual(ids.map((id) => (id === 'nobody' ? undefined : id)))
    expect(await table.getMany(Thing, [])).toEqual([])
    if (!store.client) return
    const heldBack = withUnprocessed(store.client, draws(7))
    expect(await table.getMany(Thing, keys)).toEqual(found)
    expect(heldBack()).toBeGreaterThan(20)
  })

  it('reads key ranges forwards and backwards, in byte order', async () => {
    const keys = ['a', 'a1', 'a2', 'b', 'ｆullwidth', '村', '🏠', '-', '~', 'a#1', 'a#2', 'a😀']
    await table.write([...notes('s', keys), ...notes('other', ['a'])])
    const read = async (range: object) => ons((await table.list(Note, 'shelf#s', range)).items)
    const sorted = [...keys].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
    expect([...keys].sort(byBytes)).toEqual(sorted)
    expect(await read({})).toEqual(sorted)
    expect(await read({ reverse: true })).toEqual(sorted.toReversed())
    expect(await read({ from: 'a1' })).toEqual(sorted.filter((key) => byBytes(key, 'a1') >= 0))
    expect(await read({ to: 'b', reverse: true })).toEqual(sorted.filter((key) => byBytes(key, 'b') <= 0).toReversed())
    expect(await read({ from: 'a1', to: 'b' })).toEqual(['a1', 'a2', 'a😀', 'b'])
    expect(await read({ from: 'b', to: 'a' })).toEqual([])
    expect(await read({ prefix: 'a' })).toEqual(['a', 'a#1', 'a#2', 'a1', 'a2', 'a😀'])
    expect(await read({ prefix: 'a#', reverse: true })).toEqual(['a#2', 'a#1'])
    expect(await read({ prefix: 'c' })).toEqual([])
    expect(await read({ limit: 2 })).toEqual(sorted.slice(0, 2))
  })

  it('pages to the end, with a next position exactly when there is more', async () => {
    const keys = Array.from({ length: 50 }, (_, at) => String(at).padStart(3, '0'))
    await table.writeEach([...notes('s', keys), put(Thing, aThing('1'))])
    for (const reverse of [false, true]) {
      const read = (limit: number) => pages((after) => table.list(Note, 'shelf#s', { after, limit, reverse }))
      const sorted = reverse ? keys.toReversed() : keys
      const twenties = await read(20)
      expect(twenties.map((page) => page.length)).toEqual([20, 20, 10])
      expect(ons(twenties.flat())).toEqual(sorted)
      expect((await read(25)).map((page) => page.length)).toEqual([25, 25])
      expect((await read(1)).flat()).toHaveLength(50)
    }
    const within = await pages((after) => table.list(Note, 'shelf#s', { after, limit: 3, prefix: '01' }))
    expect(within.map((page) => page.length)).toEqual([3, 3, 3, 1])
    await table.writeEach(
      notes(
        'many',
        Array.from({ length: 130 }, (_, at) => String(at + 100)),
      ),
    )
    expect((await table.list(Note, 'shelf#many', { limit: 1000 })).items).toHaveLength(100)
    let count = 0
    for await (const { shelf } of every((after) => table.list(Note, 'shelf#many', { after }))) if (shelf) count++
    expect(count).toBe(130)
    await expect(table.list(Note, 'shelf#s', { after: 'nonsense' })).rejects.toMatchObject({ code: 'invalid' })
  })

  it('lists one entity of a partition that several live in', async () => {
    await table.write([...notes('s', ['1', '2', '3'])])
    const { driver } = store
    const alien = { pk: 'things#shelf#s', sk: '15', e: 'alien', r: 1, i1p: 'things#notes#s', i1s: '15' }
    await driver.writeEach([{ kind: 'put', row: alien, if: 'absent' }])
    expect(ons((await table.list(Note, 'shelf#s', { limit: 3 })).items)).toEqual(['1', '2', '3'])
    expect((await pages((after) => table.listIndex(Note, 1, 'notes#s', { after, limit: 2 }))).map(ons)).toEqual([
      ['1', '2'],
      ['3'],
    ])
  })

  it('keeps indexes with their items: briefs where it belongs and whose it is, whole items when due', async () => {
    const at = (day: number) => `2026-11-0${day}T00:00:00.000Z`
    await table.write([
      put(Thing, aThing('1', { at: at(1), holder: 'li', dueAt: at(4), text: 'long' })),
      put(Thing, aThing('2', { at: at(2), holder: 'li', dueAt: at(3) })),
      put(Thing, aThing('3', { at: at(3), area: 'b' })),
    ])
    const brief = (thingId: string, day: number) => ({ thingId, title: `标题 ${thingId}`, at: at(day) })
    expect((await table.listIndex(Thing, 1, 'area#a')).items).toEqual([brief('1', 1), brief('2', 2)])
    expect((await table.listIndex(Thing, 3, 'holder#li', { reverse: true, limit: 1 })).items).toEqual([brief('2', 2)])
    expect((await table.listIndex(Thing, 1, 'area#a', { from: at(2), to: at(9) })).items).toEqual([brief('2', 2)])
    const due = await table.listIndex(Thing, 2, 'due#0', { to: at(9) })
    expect(due.items.map(({ thingId, rev, text }) => [thingId, rev, text])).toEqual([
      ['2', 1, undefined],
      ['1', 1, 'long'],
    ])
    const first = await table.need(Thing, { thingId: '1' })
    await table.write([put(Thing, { ...first, area: 'b', holder: undefined, dueAt: undefined, title: 'moved' })])
    await table.write([remove(Thing, { thingId: '2', rev: 1 })])
    expect((await table.listIndex(Thing, 1, 'area#a')).items).toEqual([])
    expect((await table.listIndex(Thing, 1, 'area#b')).items).toMatchObject([{ title: 'moved' }, { thingId: '3' }])
    expect((await table.listIndex(Thing, 2, 'due#0')).items).toEqual([])
    expect((await table.listIndex(Thing, 3, 'holder#li')).items).toEqual([])
  })

  it('goes on through empty pages', async () => {
    const keys = Array.from({ length: 40 }, (_, at) => String(at).padStart(3, '0'))
    await table.writeEach(notes('s', keys))
    await table.writeEach(notes('t', keys))
    const patchy = openTable(withEmptyPages(store.driver, draws(5), 0.7))
    const listed = await pages((after) => patchy.list(Note, 'shelf#s', { after, limit: 9 }))
    expect(ons(listed.flat())).toEqual(keys)
    expect(listed.every((page) => page.length > 0)).toBe(true)
    const merged = await pages((after) => patchy.merge(Note, 1, ['notes#s', 'notes#t'], { after, limit: 9 }))
    expect(merged.flat()).toHaveLength(80)
    expect(merged.every((page) => page.length > 0)).toBe(true)
  })

  it('trusts no index that lags behind', async () => {
    const lagging = withStaleIndexes(store.driver)
    const stale = openTable(lagging)
    await stale.write([
      put(Thing, aThing('1', { dueAt: '2026-11-02' })),
      put(Thing, aThing('2', { dueAt: '2026-11-02' })),
    ])
    expect(await stale.need(Thing, { thingId: '1' })).toMatchObject({ rev: 1 })
    expect((await stale.listIndex(Thing, 2, 'due#0')).items).toEqual([])
    await lagging.catchUp()
    await stale.write([put(Thing, { ...aThing('1'), rev: 1 }), remove(Thing, { thingId: '2', rev: 1 })])
    await stale.write([put(Thing, aThing('3', { dueAt: '2026-11-03' }))])
    expect((await stale.listIndex(Thing, 2, 'due#0')).items).toEqual([])
    expect((await stale.listIndex(Thing, 1, 'area#a')).items).toHaveLength(2)
    await lagging.catchUp()
    const due = await stale.listIndex(Thing, 2, 'due#0')
    expect(due.items).toMatchObject([{ thingId: '3' }])
    await expect(stale.write([put(Thing, { ...aThing('1'), rev: 1 })])).rejects.toBeInstanceOf(Conflict)
  })
}
