import fc from 'fast-check'
import { daysBetween, weekdayOf } from './dates.ts'
import {
  datesOf,
  isPeriod,
  next,
  type PeriodKind,
  periodBounds,
  periodKinds,
  periodOf,
  previous,
  spanOf,
} from './period.ts'

const shanghai = 'Asia/Shanghai'
const instants = fc.integer({ min: Date.UTC(1950, 0, 1), max: Date.UTC(2060, 0, 1) })
const kinds = fc.constantFrom(...periodKinds)
const zones = fc.constantFrom(shanghai, 'America/New_York', 'UTC', 'America/Sao_Paulo')

describe('a period', () => {
  it.each<[PeriodKind, string, string]>([
    ['week', '2026-11-29', '2026-W48'],
    ['week', '2026-11-30', '2026-W49'],
    ['week', '2027-01-01', '2026-W53'],
    ['week', '2025-12-29', '2026-W01'],
    ['half-month', '2026-11-15', '2026-11-H1'],
    ['half-month', '2026-11-16', '2026-11-H2'],
    ['month', '2026-11-30', '2026-11'],
    ['quarter', '2026-09-30', '2026-Q3'],
    ['quarter', '2026-10-01', '2026-Q4'],
    ['year', '2026-12-31', '2026'],
  ])('of kind %s holds %s: %s', (kind, date, period) => {
    expect(periodOf(kind, date, shanghai)).toBe(period)
    expect(datesOf(period)).toContain(date)
  })

  it('turns at local midnight', () => {
    expect(periodOf('week', '2026-11-29T15:59:59.999Z', shanghai)).toBe('2026-W48')
    expect(periodOf('week', '2026-11-29T16:00:00.000Z', shanghai)).toBe('2026-W49')
    expect(periodBounds('2026-W48', shanghai)).toEqual({
      from: '2026-11-22T16:00:00.000Z',
      to: '2026-11-29T16:00:00.000Z',
    })
    expect(periodBounds('1988-Q3', shanghai).from).toBe('1988-06-30T15:00:00.000Z')
  })

  it('has the dates it should', () => {
    expect(datesOf('2026-W48')).toHaveLength(7)
    expect(weekdayOf(datesOf('2026-W48')[0] as string)).toBe(1)
    expect(datesOf('2028-02-H2').at(-1)).toBe('2028-02-29')
    expect(datesOf('2026')).toHaveLength(365)
    expect(spanOf('2026-Q4')).toEqual({ kind: 'quarter', first: '2026-10-01', last: '2026-12-31' })
  })

  it.each(['2026-W54', '2025-W53', '2026-W00', '2026-13', '2026-00', '2026-11-H3', '2026-Q5', '26', '', '2026-11-30'])(
    'is not %p',
    (text) => {
      expect(isPeriod(text)).toBe(false)
      expect(() => datesOf(text)).toThrow(expect.objectContaining({ code: 'invalid' }))
    },
  )

  it('is of one kind', () => {
    expect(isPeriod('2026-W53', 'week')).toBe(true)
    expect(isPeriod('2026-11', 'week')).toBe(false)
  })
})

describe('the law of periods', () => {
  it('an instant is within the bounds of its period', () => {
    fc.assert(
      fc.property(instants, kinds, zones, (at, kind, zone) => {
        const { from, to } = periodBounds(periodOf(kind, at, zone), zone)
        expect(Date.parse(from)).toBeLessThanOrEqual(at)
        expect(at).toBeLessThan(Date.parse(to))
      }),
      { numRuns: 1000 },
    )
  })

  it('periods of a kind tile time, and previous undoes next', () => {
    fc.assert(
      fc.property(instants, kinds, zones, (at, kind, zone) => {
        const period = periodOf(kind, at, zone)
        const after = next(period)
        expect(periodBounds(period, zone).to).toBe(periodBounds(after, zone).from)
        expect(previous(after)).toBe(period)
        expect(after > period).toBe(true)
        const dates = datesOf(period)
        expect(daysBetween(dates.at(-1) as string, datesOf(after)[0] as string)).toBe(1)
        for (const date of dates) expect(periodOf(kind, date, zone)).toBe(period)
      }),
    )
  })
})
