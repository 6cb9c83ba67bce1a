import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { CalendarData, openCalendar } from './calendar.ts'
import { calendar2026 } from './calendar-2026.ts'
import { datesFrom } from './dates.ts'

const calendar = openCalendar(calendar2026)

describe('the working calendar of 2025 and 2026', () => {
  it.each<[string, boolean | 'unknown', string]>([
    ['2026-01-01', false, 'New Year'],
    ['2026-01-04', true, 'a Sunday made up'],
    ['2026-02-14', true, 'a Saturday made up'],
    ['2026-02-17', false, 'Spring Festival'],
    ['2026-09-20', true, 'a Sunday made up'],
    ['2026-10-08', true, 'first day after the National Day week'],
    ['2026-10-10', true, 'a Saturday made up'],
    ['2026-11-28', false, 'a Saturday'],
    ['2026-11-30', true, 'a Monday'],
    ['2027-01-01', 'unknown', 'nobody has said yet'],
    ['2024-12-31', 'unknown', 'before what the calendar knows'],
  ])('%s is %p: %s', (date, worked) => {
    expect(calendar.isWorkingDay(date)).toBe(worked)
  })

  it('holds every day of the source', () => {
    const { resolve } = createRequire(import.meta.url)
    const source = JSON.parse(readFileSync(resolve('chinese-days/dist/chinese-days.json'), 'utf8'))
    for (const date of datesFrom(calendar.coveredFrom, calendar.coveredThrough)) {
      const weekend = [0, 6].includes(new Date(date).getUTCDay())
      expect(calendar.isWorkingDay(date)).toBe(source.workdays[date] ? true : source.holidays[date] ? false : !weekend)
    }
  })

  it('is checked data itself', () => {
    expect(CalendarData.parse(calendar2026)).toEqual(calendar2026)
  })
})

describe('calendar data', () => {
  it.each([
    ['coveredThrough', { coveredThrough: '2024-12-31' }],
    ['makeUpWorkdays.0', { makeUpWorkdays: ['2026-11-30'] }],
    ['makeUpWorkdays.0', { makeUpWorkdays: ['2026-02-30'] }],
    ['makeUpWorkdays.0', { holidays: ['2026-11-28'], makeUpWorkdays: ['2026-11-28'] }],
    [
      'workingHours.1',
      {
        workingHours: [
          { from: '09:00', to: '12:00' },
          { from: '11:00', to: '18:00' },
        ],
      },
    ],
    ['workingHours.0', { workingHours: [{ from: '12:00', to: '12:00' }] }],
    ['workingHours', { workingHours: [] }],
    ['holidays.0', { holidays: ['2026-02-30'] }],
  ])('refuses what is wrong with %s', (path, change) => {
    const { error } = CalendarData.safeParse({ ...calendar2026, ...change })
    expect(error?.issues.map((issue) => issue.path.join('.'))).toContain(path)
  })
})
