import fc from 'fast-check'
import { calendar2026, carriedOver, deadline, limitKinds, openCalendar } from './index.ts'

const calendar = openCalendar(calendar2026)
const zone = 'Asia/Shanghai'
const pause = { calendar, zone }
const at = (local: string) => new Date(`${local}+08:00`).toISOString()

describe('a clock that stood still', () => {
  it.each<[string, string, string, string, string, string]>([
    // kind, due, stopped, resumed, due again
    [
      'hours of the clock',
      'urgent-hours',
      '2026-11-23T12:00',
      '2026-11-23T10:00',
      '2026-11-24T10:00',
      '2026-11-24T12:00',
    ],
    ['working hours', 'working-hours', '2026-11-23T16:00', '2026-11-23T15:00', '2026-11-27T17:30', '2026-11-30T09:30'],
    ['working days', 'working-days', '2026-11-30T18:00', '2026-11-25T10:00', '2026-11-27T10:00', '2026-12-02T18:00'],
    [
      'a weekend that does not count',
      'working-days',
      '2026-11-30T18:00',
      '2026-11-27T17:00',
      '2026-11-29T10:00',
      '2026-11-30T18:00',
    ],
    ['natural days', 'natural-days', '2026-12-01T00:00', '2026-11-28T10:00', '2026-11-29T10:00', '2026-12-02T00:00'],
    ['the last day', 'working-days', '2026-11-25T18:00', '2026-11-25T10:00', '2026-11-28T10:00', '2026-11-30T18:00'],
    [
      'the last natural day',
      'natural-days',
      '2026-11-26T00:00',
      '2026-11-25T10:00',
      '2026-11-28T10:00',
      '2026-11-29T00:00',
    ],
    [
      'one missed already',
      'working-days',
      '2026-11-24T18:00',
      '2026-11-25T10:00',
      '2026-11-28T10:00',
      '2026-11-24T18:00',
    ],
  ])('C9 goes on with what was left: %s', (_, kind, due, stopped, resumed, again) => {
    const input = { dueAt: at(due), stoppedAt: at(stopped), resumedAt: at(resumed), ...pause }
    expect(carriedOver({ ...input, kind: kind as never }).dueAt).toBe(at(again))
  })

  it('C9 loses nothing when it stood still for no time, and never gains from standing still', () => {
    const minutes = (most: number) => fc.integer({ min: 0, max: most }).map((n) => n * 60_000)
    fc.assert(
      fc.property(
        fc.constantFrom(...limitKinds),
        fc.integer({ min: 1, max: 20 }),
        minutes(60 * 24 * 30),
        minutes(60 * 24 * 20),
        minutes(60 * 24 * 20),
        (kind, amount, begin, run, still) => {
          const from = Date.parse('2026-05-04T00:00:00.000Z') + begin
          const { dueAt } = deadline({ from, kind, amount, ...pause })
          const stoppedAt = new Date(Math.min(from + run, Date.parse(dueAt) - 1)).toISOString()
          const resumedAt = new Date(Date.parse(stoppedAt) + still).toISOString()
          const again = carriedOver({ dueAt, kind, stoppedAt, resumedAt, ...pause }).dueAt
          expect(again >= dueAt).toBe(true)
          if (still === 0) expect(again).toBe(dueAt)
          else expect(again > resumedAt).toBe(true)
        },
      ),
      { numRuns: 1000 },
    )
  })
})
