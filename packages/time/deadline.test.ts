import fc from 'fast-check'
import { openCalendar } from './calendar.ts'
import { calendar2026 } from './calendar-2026.ts'
import { type DeadlineInput, deadline, type LimitKind, limitKinds } from './deadline.ts'
import { localDate, zoned } from './zone.ts'

const zone = 'Asia/Shanghai'
const calendar = openCalendar(calendar2026)
const due = (from: string, amount: number, kind: LimitKind) => deadline({ from, amount, kind, calendar, zone })
const local = (instant: string) => {
  const { date, time } = zoned(instant, zone)
  return `${date} ${time}`
}

describe('a deadline', () => {
  it.each<[string, string, number, LimitKind, string, string[]]>([
    [
      'urgent hours run at night',
      '2026-11-27T22:00:00+08:00',
      4,
      'urgent-hours',
      '2026-11-28 02:00',
      ['2026-11-27', '2026-11-28'],
    ],
    [
      'urgent hours may be a fraction',
      '2026-11-27T22:00:00+08:00',
      0.5,
      'urgent-hours',
      '2026-11-27 22:30',
      ['2026-11-27'],
    ],
    ['nothing to wait for', '2026-11-28T22:00:00+08:00', 0, 'urgent-hours', '2026-11-28 22:00', ['2026-11-28']],
    [
      'working hours pause at noon',
      '2026-11-27T10:00:00+08:00',
      4,
      'working-hours',
      '2026-11-27 16:00',
      ['2026-11-27'],
    ],
    [
      'working hours used up at the end of a span',
      '2026-11-27T08:00:00+08:00',
      3,
      'working-hours',
      '2026-11-27 12:00',
      ['2026-11-27'],
    ],
    [
      'working hours over a weekend',
      '2026-11-27T17:00:00+08:00',
      4,
      'working-hours',
      '2026-11-30 12:00',
      ['2026-11-27', '2026-11-30'],
    ],
    [
      'working hours begun at night',
      '2026-11-28T03:00:00+08:00',
      1,
      'working-hours',
      '2026-11-30 10:00',
      ['2026-11-30'],
    ],
    [
      'no working hours wait for the opening',
      '2026-11-28T03:00:00+08:00',
      0,
      'working-hours',
      '2026-11-30 09:00',
      ['2026-11-30'],
    ],
    [
      'working days skip the weekend',
      '2026-11-26T23:59:00+08:00',
      2,
      'working-days',
      '2026-11-30 18:00',
      ['2026-11-27', '2026-11-30'],
    ],
    [
      'working days begun on a Sunday',
      '2026-11-29T12:00:00+08:00',
      1,
      'working-days',
      '2026-11-30 18:00',
      ['2026-11-30'],
    ],
    [
      'working days over National Day, with a make-up Saturday',
      '2026-09-30T10:00:00+08:00',
      3,
      'working-days',
      '2026-10-10 18:00',
      ['2026-10-08', '2026-10-09', '2026-10-10'],
    ],
    [
      'natural days count holidays',
      '2026-09-30T10:00:00+08:00',
      2,
      'natural-days',
      '2026-10-03 00:00',
      ['2026-10-01', '2026-10-02'],
    ],
  ])('%s', (_, from, amount, kind, dueAt, counted) => {
    const found = due(from, amount, kind)
    expect({ ...found, dueAt: local(found.dueAt) }).toEqual({ dueAt, counted, flagged: false })
  })

  it('is flagged, not guessed, when it runs past what the calendar covers', () => {
    expect(due('2026-12-30T10:00:00+08:00', 1, 'working-days')).toMatchObject({
      counted: ['2026-12-31'],
      flagged: false,
    })
    expect(due('2026-12-30T10:00:00+08:00', 2, 'working-days').flagged).toBe(true)
    expect(due('2026-12-31T17:00:00+08:00', 1, 'working-hours').flagged).toBe(false)
    expect(due('2026-12-31T17:30:00+08:00', 1, 'working-hours').flagged).toBe(true)
    expect(due('2027-05-01T10:00:00+08:00', 3, 'working-days').flagged).toBe(true)
    expect(due('2024-05-01T10:00:00+08:00', 3, 'working-days').flagged).toBe(true)
    expect(due('2026-12-30T10:00:00+08:00', 30, 'natural-days').flagged).toBe(false)
  })

  it.each<[number, LimitKind]>([
    [-1, 'urgent-hours'],
    [Number.NaN, 'urgent-hours'],
    [0, 'working-days'],
    [1.5, 'working-days'],
    [0.5, 'natural-days'],
    [100_000, 'natural-days'],
  ])('refuses %p %s', (amount, kind) => {
    expect(() => due('2026-11-27T10:00:00+08:00', amount, kind)).toThrow(expect.objectContaining({ code: 'invalid' }))
  })

  it('ends even when a calendar has no working days', () => {
    const never = { ...calendar, isWorkingDay: () => false }
    expect(() => deadline({ from: 0, amount: 1, kind: 'working-days', calendar: never, zone })).toThrow(
      expect.objectContaining({ code: 'invalid' }),
    )
  })
})

describe('the law of deadlines', () => {
  const instants = fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2027, 2, 1) })
  const kinds = fc.constantFrom(...limitKinds)
  const zones = fc.constantFrom(zone, 'America/New_York')
  const at = (input: Omit<DeadlineInput, 'calendar'>) => Date.parse(deadline({ ...input, calendar }).dueAt)

  it('later begun is not sooner due, and more is not sooner due', () => {
    fc.assert(
      fc.property(
        instants,
        fc.nat(2e9),
        fc.integer({ min: 1, max: 40 }),
        fc.nat(5),
        kinds,
        zones,
        (from, wait, amount, more, kind, in_) => {
          const first = at({ from, amount, kind, zone: in_ })
          expect(first).toBeGreaterThanOrEqual(from)
          expect(at({ from: from + wait, amount, kind, zone: in_ })).toBeGreaterThanOrEqual(first)
          expect(at({ from, amount: amount + more, kind, zone: in_ })).toBeGreaterThanOrEqual(first)
        },
      ),
      { numRuns: 500 },
    )
  })

  it('counts as many days as were given, each a working day after the first', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 1, max: 40 }), (from, amount) => {
        const { counted, flagged } = deadline({ from, amount, kind: 'working-days', calendar, zone })
        expect(counted).toHaveLength(amount)
        for (const date of counted) {
          expect(date > localDate(from, zone)).toBe(true)
          expect([true, ...(flagged ? ['unknown'] : [])]).toContain(calendar.isWorkingDay(date))
        }
      }),
    )
  })

  it('runs as many working minutes as were given', () => {
    const works = (instant: number) => {
      const { date, hour, minute } = zoned(instant, zone)
      const now = hour * 60 + minute
      return calendar.isWorkingDay(date) === true && calendar.spans.some(([from, to]) => from <= now && now < to)
    }
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(2026, 8, 1) / 60_000, max: Date.UTC(2026, 10, 1) / 60_000 }),
        fc.integer({ min: 1, max: 1200 }),
        (start, minutes) => {
          const end = at({ from: start * 60_000, amount: minutes / 60, kind: 'working-hours', zone }) / 60_000
          let worked = 0
          for (let minute = start; minute < end; minute++) if (works(minute * 60_000)) worked++
          expect(worked).toBe(minutes)
          expect(works((end - 1) * 60_000)).toBe(true)
        },
      ),
      { numRuns: 50 },
    )
  })
})
