import { openTable, put, type Table } from '@wangge/table'
import type { Store } from './engines.ts'
import { aThing, Thing } from './entities.ts'
import { draws, pages } from './paging.ts'

export const merging = (open: () => Promise<Store>) => {
  let store: Store
  let table: Table
  beforeEach(async () => {
    store = await open()
    table = openTable(store.driver)
  })

  it('merges partitions into one list, page by page, ties and gaps included', async () => {
    const draw = draws(11)
    const areas = ['a', 'b', 'c', 'd', 'e']
    const things = Array.from({ length: 90 }, (_, at) =>
      aThing(String(at), {
        area: areas[Math.floor(draw() * 4)],
        // few distinct instants, so that many share one within and across partitions
        at: `2026-11-${10 + Math.floor(draw() * 12)}`,
        title: draw() < 0.2 ? 'rare' : 'common',
      }),
    )
    await table.writeEach(things.map((thing) => put(Thing, thing)))
    const partitions = ['c', 'a', 'e', 'b', 'd', 'a'].map((area) => `area#${area}`)
    // as an engine does that cannot tell where partitions begin
    const plain = openTable({ ...store.driver, heads: undefined, sorts: undefined })
    for (const reverse of [false, true])
      for (const limit of [1, 7, 25, 100]) {
        const all = await pages((after) => table.merge(Thing, 1, partitions, { after, limit, reverse }))
        const items = all.flat()
        expect(new Set(items.map(({ thingId }) => thingId)).size).toBe(90)
        const instants = items.map(({ at }) => at)
        expect(instants).toEqual(reverse ? instants.toSorted().toReversed() : instants.toSorted())
        expect(all.slice(0, -1).every((page) => page.length === limit)).toBe(true)
        expect(all.at(-1)?.length).toBeGreaterThan(0)
        const again = await pages((after) =>
          table.merge(Thing, 1, partitions.toReversed(), { after, limit: 13, reverse }),
        )
        expect(again.flat()).toEqual(items)
        const read = await pages((after) => plain.merge(Thing, 1, partitions, { after, limit, reverse }))
        expect(read).toEqual(all)
        const where = ({ title }: { title: string }) => title === 'rare'
        const rare = await pages((after) => table.merge(Thing, 1, partitions, { after, limit, reverse, where }))
        expect(rare.flat()).toEqual(items.filter(where))
        expect(rare.slice(0, -1).every((page) => page.length === limit)).toBe(true)
        const having = ['-12', '-15']
        const had = await pages((after) => table.merge(Thing, 1, partitions, { after, limit, reverse, having }))
        expect(had.flat()).toEqual(items.filter(({ at }) => having.some((text) => at.includes(text))))
        expect(had.slice(0, -1).every((page) => page.length === limit)).toBe(true)
      }
    const range = { from: '2026-11-12', to: '2026-11-18' }
    const swept = []
    for await (const some of table.sweep(Thing, 1, partitions, range)) swept.push(...some)
    const merged = await pages((after) => table.merge(Thing, 1, partitions, { ...range, after, limit: 100 }))
    const ids = (some: { thingId: string }[]) => some.map(({ thingId }) => thingId).toSorted()
    expect(ids(swept)).toEqual(ids(merged.flat()))
    const alone: { sorts: string[]; ids: string[] } = { sorts: [], ids: [] }
    const places = { ...range, whole: '-13' }
    for await (const { partition, sorts, briefs } of table.sorts(Thing, 1, partitions, places)) {
      expect(partitions).toContain(partition)
      alone.sorts.push(...sorts)
      alone.ids.push(...briefs.map(({ thingId }) => thingId))
    }
    const besides: string[] = []
    for await (const { sorts, briefs } of plain.sorts(Thing, 1, partitions, places))
      besides.push(...sorts, ...briefs.map(({ thingId }) => thingId))
    expect(besides.toSorted()).toEqual([...alone.sorts, ...alone.ids].toSorted())
    const isWhole = ({ at }: { at: string }) => at.includes('-13')
    expect(alone.sorts.toSorted()).toEqual(
      swept
        .filter((one) => !isWhole(one))
        .map(({ at }) => at)
        .toSorted(),
    )
    expect(alone.ids.toSorted()).toEqual(ids(swept.filter(isWhole)))
    expect(alone.ids.length).toBeGreaterThan(2)
    expect(swept.length).toBeGreaterThan(30)
    const ranged = { from: '2026-11-12', to: '2026-11-14', limit: 4 }
    const some = await pages((after) => table.merge(Thing, 1, partitions, { ...ranged, after }))
    expect(some.flat()).toHaveLength(things.filter(({ at }) => at >= ranged.from && at <= ranged.to).length)
    expect(await table.merge(Thing, 1, [])).toEqual({ items: [] })
  })

  it('merges hundreds of partitions by reading few, where the engine tells where they begin', async () => {
    const things = Array.from({ length: 300 }, (_, at) =>
      aThing(String(at), { area: String(at), at: `2026-${at + 100}` }),
    )
    await table.writeEach(things.map((thing) => put(Thing, thing)))
    const { driver } = store
    let read = 0
    const counting = openTable({
      ...driver,
      query(query) {
        read++
        return driver.query(query)
      },
    })
    const partitions = things.map(({ area }) => `area#${area}`)
    const latest = await counting.merge(Thing, 1, partitions, { reverse: true })
    expect(latest.items.map(({ at }) => at)).toEqual(
      things
        .map(({ at }) => at)
        .toReversed()
        .slice(0, 25),
    )
    expect(read).toBe(driver.heads ? 26 : 300)
    read = 0
    const rare = await counting.merge(Thing, 1, partitions, { having: ['-150', '-350'] })
    expect(rare).toEqual({
      items: [150, 350].map((at) => ({ thingId: String(at - 100), title: `标题 ${at - 100}`, at: `2026-${at}` })),
    })
    expect(read).toBe(driver.heads ? 2 : 300)
  })

  it('keeps the order of a page while partitions go on, whenever it reads them', async () => {
    const at = (day: number) => `2026-11-${10 + day}`
    await table.writeEach(
      Array.from({ length: 8 }, (_, n) => put(Thing, aThing(String(n), { area: String(n % 4), at: at(n) }))),
    )
    const { driver } = store
    let read = 0
    const growing = openTable({
      ...driver,
      async query(query) {
        const n = read++
        await table.write([put(Thing, aThing(`new ${n}`, { area: String((n + 1) % 4), at: at(9 + n) }))])
        return driver.query(query)
      },
    })
    const { items } = await growing.merge(
      Thing,
      1,
      ['0', '1', '2', '3'].map((area) => `area#${area}`),
      { reverse: true },
    )
    const instants = items.map((one) => one.at)
    expect(instants).toEqual(instants.toSorted().toReversed())
    expect(items.map(({ thingId }) => thingId)).toEqual(
      expect.arrayContaining(['0', '1', '2', '3', '4', '5', '6', '7']),
    )
  })
}
