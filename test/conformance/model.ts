import { add, Conflict, check, type Op, openTable, put, putNew, remove, type Table } from '@wangge/table'
import fc from 'fast-check'
import type { Store } from './engines.ts'
import { Tally, Thing, type ThingFields } from './entities.ts'

type Known = ThingFields & { rev: number }
type Step =
  | { do: 'put' | 'putNew' | 'remove' | 'check' | 'absent'; thing: ThingFields; revOff: number }
  | { do: 'add'; area: string; by: number }

/** What the table should be: plain maps. */
interface Model {
  things: Map<string, Known>
  tallies: Map<string, number>
}

const texts = fc.constantFrom('甲', 'b', '🏠', 'a b', 'é')
/** Any JSON that a county may store: DynamoDB takes no empty field names, the gates take no `__proto__`. */
const { more } = fc.letrec<{ more: unknown }>((tie) => ({
  more: fc.oneof(
    { maxDepth: 2 },
    fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.integer(),
      fc.integer().map((cents) => cents / 100),
      fc.boolean(),
      fc.constant(null),
    ),
    fc.array(tie('more'), { maxLength: 3 }),
    fc.dictionary(
      fc.string({ minLength: 1 }).filter((name) => name !== '__proto__'),
      tie('more'),
      { maxKeys: 3, noNullPrototype: true },
    ),
  ),
}))
const thing = fc.record(
  {
    thingId: fc.constantFrom('1', '2', '3', '4', '村'),
    area: fc.constantFrom('x', 'y', 'z'),
    title: texts,
    at: fc.constantFrom('2026-01', '2026-02', '2026-03'),
    holder: texts,
    dueAt: fc.constantFrom('2026-05', '2026-06'),
    more,
  },
  { requiredKeys: ['thingId', 'area', 'title', 'at'] },
)
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom('put' as const, 'putNew' as const, 'remove' as const, 'check' as const, 'absent' as const),
      thing,
      revOff: fc.constantFrom(0, 0, 0, 1, -1),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('add' as const),
      area: fc.constantFrom('x', 'y'),
      by: fc.integer({ min: -9, max: 9 }),
    }),
  },
)

/** The op of a step, whether the model takes it, and what it does to the model. */
const judge = (now: Step, { things, tallies }: Model): { id: string; op: Op; refused?: string; apply: () => void } => {
  if (now.do === 'add') {
    const { area, by } = now
    return {
      id: `tally ${area}`,
      op: add(Tally, { area }, 'done', by),
      apply: () => tallies.set(area, (tallies.get(area) ?? 0) + by),
    }
  }
  const { thing, revOff } = now
  const known = things.get(thing.thingId)
  const rev = Math.max(1, (known?.rev ?? 1) + revOff)
  const byRev = !known ? 'missing' : known.rev === rev ? undefined : 'stale'
  const byAbsence = known ? 'exists' : undefined
  const kept = (next: number) => () => things.set(thing.thingId, { ...thing, rev: next })
  const id = thing.thingId
  if (now.do === 'putNew' || (now.do === 'put' && !known && revOff === 0))
    return { id, op: putNew(Thing, thing), refused: byAbsence, apply: kept(1) }
  if (now.do === 'put') return { id, op: put(Thing, { ...thing, rev }), refused: byRev, apply: kept(rev + 1) }
  if (now.do === 'remove')
    return { id, op: remove(Thing, { ...thing, rev }), refused: byRev, apply: () => things.delete(id) }
  if (now.do === 'absent') return { id, op: check(Thing, thing, 'absent'), refused: byAbsence, apply: () => {} }
  return { id, op: check(Thing, thing, rev), refused: byRev, apply: () => {} }
}

const perform = async (table: Table, model: Model, steps: readonly Step[]) => {
  const judged = [...new Map(steps.map((one) => judge(one, model)).map((one) => [one.id, one])).values()]
  const at = judged.findIndex(({ refused }) => refused)
  const error = await table.write(judged.map(({ op }) => op)).then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (at < 0) {
    expect(error).toBeUndefined()
    for (const { apply } of judged) apply()
  } else {
    expect(error).toBeInstanceOf(Conflict)
    expect(error).toMatchObject({ op: at, reason: judged[at]?.refused })
  }
}

const compare = async (table: Table, { things, tallies }: Model) => {
  const ids = ['1', '2', '3', '4', '村']
  expect(
    await table.getMany(
      Thing,
      ids.map((thingId) => ({ thingId })),
    ),
  ).toEqual(ids.map((id) => things.get(id)))
  for (const area of ['x', 'y']) expect((await table.get(Tally, { area }))?.done).toBe(tallies.get(area))
  const all = [...things.values()]
  for (const area of ['x', 'y', 'z']) {
    const { items } = await table.listIndex(Thing, 1, `area#${area}`)
    const expected = all.filter((one) => one.area === area).map(({ thingId, title, at }) => ({ thingId, title, at }))
    expect(items.toSorted(byId)).toEqual(expected.toSorted(byId))
    expect(items.map(({ at }) => at)).toEqual(items.map(({ at }) => at).toSorted())
  }
  const merged = await table.merge(Thing, 1, ['area#x', 'area#y', 'area#z'], { reverse: true })
  expect(merged.items).toHaveLength(all.length)
  const due = await table.listIndex(Thing, 2, 'due#0')
  expect(due.items.toSorted(byId)).toEqual(all.filter(({ dueAt }) => dueAt).toSorted(byId))
}
const byId = (a: { thingId: string }, b: { thingId: string }) => (a.thingId < b.thingId ? -1 : 1)

export const model = (open: () => Promise<Store>, runs: number) => {
  it('behaves as a plain map under random writes, alone and in transactions', async () => {
    const transactions = fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(transactions, async (all) => {
        const table = openTable((await open()).driver)
        const plain: Model = { things: new Map(), tallies: new Map() }
        for (const steps of all) await perform(table, plain, steps)
        await compare(table, plain)
      }),
      { numRuns: runs },
    )
  }, 60_000)
}
