import { openCalendar } from '@wangge/time'
import fc from 'fast-check'
import { aCase, aLadder, aNewCase, aSetting, config, later, members, proof } from '../testing/a-case.ts'
import { anyBranch, anyGap, hasHolder, nextOn, rungOf } from '../testing/any-ladder.ts'
import type { Case } from './case.ts'
import { check } from './close.ts'
import { accept, dispatch, report, solve, start } from './handle.ts'
import { type Ladder, rungIdOf } from './ladder.ts'
import type { Decision, Setting } from './order.ts'
import { sweep } from './press.ts'

const minute = 60_000
// a provisional limit presses nobody: this calendar reaches further than any of the tests
const calendar = openCalendar({ ...config.calendar, coveredThrough: '2199-12-31' })
const setting = aSetting({ timing: { ...aSetting().timing, calendar } })

/** Rings every five minutes until the case moves. */
const ringUntilMoved = (found: Case, from: string, at: Setting = setting) => {
  for (let time = Date.parse(from); time < Date.parse(from) + 60 * 86_400_000; time += 5 * minute) {
    const decision = sweep(found, later(at, new Date(time).toISOString()))
    if (decision) return decision
  }
  throw new Error('nothing happened in sixty days')
}

describe('the ladder by time', () => {
  it('C8 C10 urges first, then hands up one level at a time to the county, where it stays and is urged again', () => {
    let found = aCase()
    let now = setting.now
    const story: string[] = []
    for (let act = 0; act < 9; act++) {
      const { state, entries } = ringUntilMoved(found, now)
      expect(state.dueAt).toBeDefined()
      story.push(`${entries[0]?.command} ${state.level} ${state.holder.role}`)
      now = found.actAt as string
      found = state
    }
    expect(story).toEqual([
      'urge grid grid-worker',
      'hand-up village village-secretary',
      'urge village village-secretary',
      'hand-up township township-official',
      'urge township township-official',
      'hand-up county county-leader',
      'urge county county-leader',
      'urge county county-leader',
      'urge county county-leader',
    ])
    expect(found.late).toBe(true)
  })

  it('C10 urges ever more seldom at the top, a day apart at last: an emergency left alone for a month', () => {
    let found = aCase('reported', setting, { class: 'emergency' })
    const urgings: string[] = []
    const end = Date.parse(setting.now) + 30 * 1440 * minute
    for (let time = Date.parse(setting.now); time < end; time += 5 * minute) {
      const now = new Date(time).toISOString()
      const decision = sweep(found, later(setting, now))
      if (!decision) continue
      found = decision.state
      if (found.level === 'county' && decision.entries[0]?.command === 'urge') urgings.push(now)
    }
    const gaps = urgings.slice(1).map((at, n) => (Date.parse(at) - Date.parse(urgings[n] as string)) / minute)
    expect(gaps.slice(0, 2)).toEqual([15, 15])
    expect(gaps).toEqual([...gaps].sort((a, b) => a - b))
    expect(gaps.slice(10).every((gap) => gap >= 1440 && gap <= 1445)).toBe(true)
    expect(urgings.length).toBeLessThan(40)
  })

  it('G2 says of a case when it was first found late: of one that is urged, and of one that came too late', () => {
    const urging = ringUntilMoved(aCase(), setting.now)
    const [{ data } = { data: {} }] = urging.entries
    expect(data).toMatchObject({ by: 'timer', missedAt: '2026-11-23T08:00:00.000Z', lateAt: urging.state.lateAt })
    const { state } = ringUntilMoved(urging.state, urging.state.actAt as string)
    expect(state.lateAt).toBe(urging.state.lateAt)
    const after = later(setting, '2026-11-23T08:30:00.000Z')
    expect(accept(aCase(), {}, members.worker, after).state).toMatchObject({ late: true, lateAt: after.now })
    expect(accept(aCase(), {}, members.worker, setting).state.lateAt).toBeUndefined()
  })

  it('C10 counts the limit from entering the level', () => {
    const urgedOnce = ringUntilMoved(aCase(), setting.now).state
    const { state } = ringUntilMoved(urgedOnce, urgedOnce.actAt as string)
    expect([state.limit, state.urgedAt]).toEqual(['accept', undefined])
    expect((state.dueAt as string) > (urgedOnce.actAt as string)).toBe(true)
  })

  it.each<[string, Record<string, [string, string][]>, object]>([
    ['its own duty post', { village: [['duty', 'guard']] }, { role: 'duty', areaId: '330723101201' }],
    ['the nearest duty post above', { village: [] }, { role: 'duty', areaId: '330723101' }],
  ])('C10 never skips an empty level: it goes to %s', (_, filled, holder) => {
    const at = aSetting({ ladder: aLadder(filled) })
    const urgedOnce = ringUntilMoved(aCase('reported', at), at.now, at).state
    const { state, entries } = ringUntilMoved(urgedOnce, urgedOnce.actAt as string, at)
    expect([state.level, rungIdOf(state)]).toEqual(['village', '330723101201'])
    expect(state.holder).toEqual(holder)
    expect(entries[0]?.data).toMatchObject({ level: 'village', previous: { role: 'grid-worker' } })
  })

  it('C10 does nothing before its time and nothing to a case that is struck off', () => {
    const found = aCase()
    const before = new Date(Date.parse(found.actAt as string) - 1).toISOString()
    expect(sweep(found, later(setting, before))).toBeUndefined()
    expect(sweep(aCase('struck-off'), later(setting, '2030-01-01T00:00:00.000Z'))).toBeUndefined()
  })
})

const world = fc.record({
  ladders: anyBranch(),
  gaps: fc.array(anyGap, { minLength: 10, maxLength: 60 }),
  deeds: fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 10, maxLength: 60 }),
})

const deed = (found: Case, number: number, at: Setting): Decision | undefined => {
  const { worker, secretary, clerk } = members
  const who = { ...secretary, areaId: at.ladder[0]?.areaId ?? '' }
  if (number === 1 && found.step === 'reported') return accept(found, {}, worker, at)
  if (number === 2 && found.step === 'accepted') return dispatch(found, { unitId: 'U01' }, who, at)
  if (number === 3 && found.step === 'dispatched') return start(found, {}, clerk, at)
  if (number === 4 && found.step === 'started') return solve(found, { evidence: proof }, clerk, at)
  if (number === 5 && found.step === 'solved') return check(found, { passed: false }, secretary, at)
  return undefined
}

describe('the ladder over any tree, vacancy and outage', () => {
  it('C10 keeps every open case with a holder and a deadline, and moves it one level at most, once a breach', () => {
    fc.assert(
      fc.property(world, ({ ladders, gaps, deeds }) => {
        const at = (index: number, now: number): Setting => ({
          ...setting,
          ladder: ladders[index % ladders.length] as Ladder,
          now: new Date(now).toISOString(),
        })
        let now = Date.parse(setting.now)
        let found = report(aNewCase(), { kind: 'resident' }, at(0, now)).state
        const handedUp = new Set<string>()
        const urgedFor = new Set<string>()
        gaps.forEach((gap, index) => {
          now += gap * minute
          const here = at(index, now)
          const before = found
          const done = deed(found, deeds[index % deeds.length] as number, here)
          if (done) found = done.state
          const swept = sweep(found, here)
          if (swept) {
            const breach = `${found.limit} ${found.level} ${found.dueAt}`
            const from = rungOf(here.ladder, found)
            const to = rungOf(here.ladder, swept.state)
            const isTop = from === here.ladder.length - 1
            if (swept.entries[0]?.command === 'hand-up') {
              expect(to).toBe(nextOn(here.ladder, from))
              expect(handedUp.has(breach)).toBe(false)
              expect(urgedFor.has(breach) || found.vacant).toBe(true)
              handedUp.add(breach)
              expect(hasHolder(here.ladder, swept.state)).toBe(true)
            } else {
              expect(to).toBe(from)
              expect(urgedFor.has(breach) && !isTop).toBe(false)
              urgedFor.add(breach)
            }
            // a ring that overlaps finds nothing left to do
            expect(sweep(swept.state, here)?.entries[0]?.command ?? 'nothing').toBe('nothing')
            found = swept.state
          }
          expect(found.step).not.toBe('struck-off')
          expect(found.dueAt && found.actAt && found.holder.role).toBeTruthy()
          if (done && ['accept', 'solve'].includes(done.entries[0]?.command ?? ''))
            expect(rungOf(here.ladder, done.state) - rungOf(here.ladder, before)).toBeLessThanOrEqual(1)
        })
      }),
      { numRuns: 300 },
    )
  })

  it('C10 brings a case that nobody touches to the top, whatever the outages', () => {
    fc.assert(
      fc.property(world, fc.integer({ min: 1, max: 10_000 }), ({ ladders: [ladder] }, gap) => {
        const here = { ...setting, ladder: ladder as Ladder }
        let now = Date.parse(setting.now)
        let found = report(aNewCase(), { kind: 'resident' }, here).state
        const levels = [found.level]
        for (let ring = 0; ring < 20_000 && found.level !== here.ladder.at(-1)?.level; ring++) {
          // straight to where something is due, or over it when the timer was out
          now = Math.max(now + 5 * minute, Date.parse(found.actAt as string)) + (ring % 2 ? gap * minute : 0)
          found = sweep(found, later(here, new Date(now).toISOString()))?.state ?? found
          if (found.level !== levels.at(-1)) levels.push(found.level)
        }
        const way = [0]
        while ((way.at(-1) as number) < here.ladder.length - 1) way.push(nextOn(here.ladder, way.at(-1) as number))
        expect(levels).toEqual(way.map((index) => here.ladder[index]?.level))
      }),
      { numRuns: 100 },
    )
  })
})
