import fc from 'fast-check'
import { enter, owedAt, type Roll, type RollEntry, theirsBetween } from './roll.ts'

const empty: Roll = { memberId: 'M1', areaId: 'G1', listingAreaId: 'V1', entries: [] }
const at = (day: number) => new Date(Date.UTC(2026, 10, day)).toISOString()
const entry = (linkRev: number, day: number, times = 1, householdId = 'H1'): RollEntry => ({
  householdId,
  linkRev,
  since: at(day),
  ...(times !== 1 && { times }),
})
const rollOf = (...entries: RollEntry[]) => entries.reduce((roll, one) => enter(roll, one, 'G1') ?? roll, empty)

describe('a roll', () => {
  it('E1 owes a contact from the link to its end', () => {
    const roll = rollOf(entry(1, 2), entry(2, 9, 0))
    expect([at(1), at(2), at(8), at(9)].map((instant) => owedAt([roll], instant))).toEqual([
      {},
      { H1: 1 },
      { H1: 1 },
      {},
    ])
  })

  it('E1 owes two a week while the household is due more often', () => {
    const roll = rollOf(entry(1, 2), entry(2, 9, 2), entry(3, 16))
    expect([at(8), at(9), at(16)].map((instant) => owedAt([roll], instant))).toEqual([{ H1: 1 }, { H1: 2 }, { H1: 1 }])
  })

  it('promise 3 still tells what was owed before a link changed', () => {
    const roll = rollOf(entry(1, 2), entry(2, 9, 0), entry(3, 10))
    expect(owedAt([roll], at(8))).toEqual({ H1: 1 })
    expect(owedAt([roll], at(9))).toEqual({})
    expect(owedAt([roll], at(10))).toEqual({ H1: 1 })
  })

  it('E1 keeps a household whose worker only moved: taken off and given back in one revision', () => {
    const [off, on] = [entry(2, 9, 0), entry(2, 9)]
    for (const order of [
      [off, on],
      [on, off],
    ])
      expect(owedAt([rollOf(entry(1, 2), ...order)], at(12))).toEqual({ H1: 1 })
  })

  it('E1 says the same whatever order the facts arrive in, and how often', () => {
    const facts = fc
      .array(fc.record({ day: fc.integer({ min: 1, max: 4 }), times: fc.constantFrom(0, 1, 2) }), { maxLength: 6 })
      .map((steps) => {
        let day = 0
        return steps.map(({ day: days, times }, n) => {
          day += days
          return entry(n + 1, day, times)
        })
      })
    const told = facts.chain((made) =>
      fc.tuple(fc.constant(made), fc.shuffledSubarray([...made, ...made], { minLength: 2 * made.length })),
    )
    fc.assert(
      fc.property(told, ([made, order]) => {
        const roll = rollOf(...order)
        expect(roll.entries).toEqual(rollOf(...made).entries)
        for (let day = 0; day < 30; day++) {
          const last = made.findLast(({ since }) => since <= at(day))
          const times = last ? (last.times ?? 1) : 0
          expect(owedAt([roll], at(day))).toEqual(times > 0 ? { H1: times } : {})
        }
      }),
    )
  })

  it('E1 forgets what has been over for a hundred days, and nothing else', () => {
    const roll = rollOf(entry(1, 1), entry(1, 1, 1, 'H2'), entry(2, 5, 0), entry(1, 104, 1, 'H3'))
    expect(roll.entries.map(({ householdId }) => householdId)).toEqual(['H1', 'H1', 'H2', 'H3'])
    expect(rollOf(...roll.entries, entry(1, 106, 1, 'H4')).entries.map(({ householdId }) => householdId)).toEqual([
      'H2',
      'H3',
      'H4',
    ])
  })

  it('E1 stands where the worker last worked, whatever order that is told in', () => {
    const [first, second] = [entry(1, 2), entry(2, 9)]
    const early = enter(enter(empty, first, 'G1') as Roll, second, 'G2')
    const late = enter(enter(empty, second, 'G2') as Roll, first, 'G1')
    expect([early?.areaId, late?.areaId]).toEqual(['G2', 'G2'])
  })

  it('B12 adds up over the places a worker has served in', () => {
    const here = rollOf(entry(1, 2), entry(2, 9, 0), entry(1, 2, 1, 'H2'))
    const there = rollOf(entry(2, 9))
    expect(owedAt([here, there], at(5))).toEqual({ H1: 1, H2: 1 })
    expect(owedAt([here, there], at(12))).toEqual({ H1: 1, H2: 1 })
  })

  it.each([
    ['before it was theirs', 1, 1, []],
    ['while it was theirs', 4, 5, ['H1']],
    ['in a week in which it stopped being theirs', 7, 12, ['H1']],
    ['after it was theirs', 10, 12, []],
  ])('E1 tells whose a household was %s', (_name, from, to, theirs) => {
    expect([...theirsBetween([rollOf(entry(1, 2), entry(2, 9, 0))], at(from), at(to))]).toEqual(theirs)
  })
})
