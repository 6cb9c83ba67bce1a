import { openCalendar } from './calendar.ts'
import { calendar2026 } from './calendar-2026.ts'
import { deadline, type LimitKind } from './deadline.ts'
import { guessedFrom, settledDue } from './settle.ts'

const zone = 'Asia/Shanghai'
const before = openCalendar(calendar2026)
const after = openCalendar({
  ...calendar2026,
  coveredThrough: '2027-12-31',
  holidays: [...calendar2026.holidays, '2027-01-01', '2027-01-04'],
  makeUpWorkdays: [...calendar2026.makeUpWorkdays, '2027-01-09'],
})
const guess = (from: string, kind: LimitKind, amount: number) =>
  deadline({ from, kind, amount, calendar: before, zone })

describe('a day that no calendar speaks of yet', () => {
  it.each([
    ['2026-12-30T02:00:00.000Z', 2, '2027-01-04T10:00:00.000Z'],
    ['2027-04-30T02:00:00.000Z', 1, '2027-05-03T10:00:00.000Z'],
    ['2027-09-30T02:00:00.000Z', 1, '2027-10-04T10:00:00.000Z'],
  ])('C9 is off when it is off in any year: from %s, %d working days', (from, amount, dueAt) => {
    expect(guess(from, 'working-days', amount)).toMatchObject({ dueAt, flagged: true })
  })
})

describe('settling what was guessed', () => {
  it.each<[string, LimitKind, number]>([
    ['2026-12-30T02:00:00.000Z', 'working-days', 5],
    ['2026-12-30T02:00:00.000Z', 'working-hours', 24],
    ['2027-01-05T07:30:00.000Z', 'working-days', 4],
    ['2027-01-05T07:30:00.000Z', 'working-hours', 30],
    ['2027-01-03T02:00:00.000Z', 'working-hours', 3],
  ])('C9 is what the published calendar would have said at once: from %s, %s', (from, kind, amount) => {
    const { dueAt, flagged } = guess(from, kind, amount)
    expect(flagged).toBe(true)
    const since = guessedFrom(from, before, zone)
    const settled = settledDue({ dueAt, kind, from: since, calendar: after, zone })
    expect(settled).toBe(deadline({ from, kind, amount, calendar: after, zone }).dueAt)
    expect(settledDue({ dueAt, kind, from: since, calendar: before, zone })).toBeUndefined()
  })

  it('C9 counts what was guessed by weekday alone as it was guessed', () => {
    // Thursday 31 December, then Friday 1, Monday 4: guessed when 1 January was a day like others
    const plain = { dueAt: '2027-01-04T10:00:00.000Z', kind: 'working-days', from: '2026-12-31T04:00:00.000Z' } as const
    expect(settledDue({ ...plain, isPlain: true, calendar: after, zone })).toBe('2027-01-06T10:00:00.000Z')
  })
})
