import { Cron as Croner } from 'croner'
import fc from 'fast-check'
import { nextRing, parseCron, ringsBetween, toSchedulerCron } from './cron.ts'

const zone = 'Asia/Shanghai'
const newYork = 'America/New_York'

describe('a timer', () => {
  it.each([
    ['5 0 * * 1', '2026-11-22T00:00:00Z', '2026-11-22T16:05:00.000Z', 'Monday 00:05'],
    ['5 0 * * 1', '2026-11-22T16:05:00Z', '2026-11-29T16:05:00.000Z', 'strictly after'],
    ['5 9 * * 5', '2026-11-23T00:00:00Z', '2026-11-27T01:05:00.000Z', 'Friday 09:05'],
    ['10 0 1 * *', '2026-11-30T16:00:00Z', '2026-11-30T16:10:00.000Z', 'first of the month'],
    ['*/15 9-17 * * 1-5', '2026-11-27T09:46:00Z', '2026-11-30T01:00:00.000Z', 'working hours'],
    ['0 0 29 2 *', '2026-11-22T00:00:00Z', '2028-02-28T16:00:00.000Z', 'leap day'],
    ['0 0 31 * *', '2026-11-22T00:00:00Z', '2026-12-30T16:00:00.000Z', 'months with 31 days'],
    ['0 12 * * 7', '2026-11-22T00:00:00Z', '2026-11-22T04:00:00.000Z', 'Sunday as 7'],
  ])('%s after %s rings at %s: %s', (cron, after, ring) => {
    expect(nextRing(cron, after, zone)).toBe(ring)
  })

  it('that was down is told every ring it missed, in order, each once', () => {
    const missed = ringsBetween('5 0 * * 1', '2026-11-01T16:05:00Z', '2026-11-29T16:05:00Z', zone)
    expect(missed).toEqual([
      '2026-11-08T16:05:00.000Z',
      '2026-11-15T16:05:00.000Z',
      '2026-11-22T16:05:00.000Z',
      '2026-11-29T16:05:00.000Z',
    ])
    expect(ringsBetween('5 0 * * 1', '2026-11-29T16:05:00Z', '2026-11-29T16:05:00Z', zone)).toEqual([])
    expect(ringsBetween('* * * * *', '2026-11-01T00:00:00Z', '2026-11-02T00:00:00Z', zone)).toHaveLength(1440)
  })

  it('skips a time the zone skips, and rings once at a time shown twice', () => {
    expect(nextRing('30 2 * * *', '2026-03-08T00:00:00Z', newYork)).toBe('2026-03-09T06:30:00.000Z')
    expect(ringsBetween('30 1 * * *', '2026-11-01T00:00:00Z', '2026-11-02T00:00:00Z', newYork)).toEqual([
      '2026-11-01T05:30:00.000Z',
    ])
  })

  it.each([
    '',
    '* * * *',
    '60 * * * *',
    '* 24 * * *',
    '* * 0 * *',
    '* * * 13 *',
    '* * * * 8',
    '5-1 * * * *',
    '*/0 * * * *',
    'a * * * *',
    '0 0 1 * 1',
    '0 0 30 2 *',
    '@daily',
    '-1 * * * *',
    '1,,2 * * * *',
    '3/10 * * * *',
    '* * * * */8',
  ])('is not set by %p', (cron) => {
    expect(() => parseCron(cron)).toThrow(expect.objectContaining({ code: 'invalid' }))
  })

  const field = (min: number, max: number) => {
    const n = fc.integer({ min, max })
    return fc.oneof(
      fc.constant('*'),
      n.map(String),
      fc.tuple(n, n).map(([a, b]) => `${Math.min(a, b)}-${Math.max(a, b)}`),
      fc.integer({ min: 1, max: Math.min(30, max - min + 1) }).map((step) => `*/${step}`),
      fc.uniqueArray(n, { minLength: 1, maxLength: 4 }).map((list) => list.join(',')),
    )
  }
  const crons = fc
    .tuple(field(0, 59), field(0, 23), field(1, 28), field(1, 12), field(0, 6), fc.boolean())
    .map(([minute, hour, day, month, weekday, byDay]) =>
      [minute, hour, byDay ? day : '*', month, byDay ? '*' : weekday].join(' '),
    )

  it('rings when croner does', () => {
    const instants = fc.integer({ min: Date.UTC(2025, 0, 1), max: Date.UTC(2030, 0, 1) })
    fc.assert(
      fc.property(crons, instants, (cron, after) => {
        const theirs = new Croner(cron, { timezone: zone, paused: true }).nextRun(new Date(after))
        expect(nextRing(cron, after, zone)).toBe(theirs?.toISOString())
      }),
      { numRuns: 500 },
    )
  })

  it.each([
    ['5 0 * * 1', 'cron(5 0 ? * 2 *)'],
    ['5 9 * * 5', 'cron(5 9 ? * 6 *)'],
    ['0 3 * * 0', 'cron(0 3 ? * 1 *)'],
    ['0 3 * * 7', 'cron(0 3 ? * 1 *)'],
    ['0 8 * * 1-5', 'cron(0 8 ? * 2-6 *)'],
    ['10 0 1 * *', 'cron(10 0 1 * ? *)'],
    ['0 0 1,16 * *', 'cron(0 0 1,16 * ? *)'],
    ['*/20 * * * *', 'cron(0,20,40 * * * ? *)'],
    ['0 0 1 1-3,7 *', 'cron(0 0 1 1-3,7 ? *)'],
  ])('%s is %s to the scheduler', (cron, scheduler) => {
    expect(toSchedulerCron(cron)).toBe(scheduler)
  })

  it('means the same to the scheduler, in no more than its 256 characters', () => {
    const expand = (text: string, min: number, max: number): number[] =>
      text === '*' || text === '?'
        ? Array.from({ length: max - min + 1 }, (_, n) => n + min)
        : text.split(',').flatMap((part) => {
            const [from = 0, to = from] = part.split('-').map(Number)
            return Array.from({ length: to - from + 1 }, (_, n) => from + n)
          })
    fc.assert(
      fc.property(crons, (cron) => {
        const text = toSchedulerCron(cron)
        expect(text.length).toBeLessThanOrEqual(256)
        const [minute = '', hour = '', day = '', month = '', weekday = '', year] = text.slice(5, -1).split(' ')
        expect([day, weekday].filter((each) => each === '?')).toHaveLength(1)
        expect(year).toBe('*')
        expect(parseCron(cron)).toEqual({
          minutes: expand(minute, 0, 59),
          hours: expand(hour, 0, 23),
          days: expand(day, 1, 31),
          months: expand(month, 1, 12),
          weekdays: expand(weekday, 1, 7).map((n) => n - 1),
        })
      }),
    )
  })
})
