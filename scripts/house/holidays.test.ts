import { calendar2026, missingYear } from '@wangge/time'
import { calendarWith, daysIn } from './holidays.ts'

const off = Array.from({ length: 20 }, (_, n) => `2027-10-${String(n + 1).padStart(2, '0')}`)
const csv = ['date,day', ...off.map((date) => `${date},off`), '2027-09-26,work'].join('\n')
const json = JSON.stringify({
  year: 2027,
  days: [...off.map((date) => ({ date, isOffDay: true })), { date: '2027-09-26', isOffDay: false }],
})

describe('a published file of holidays', () => {
  it.each([
    ['lines', csv],
    ['JSON', json],
  ])('C9 becomes the calendar, the years before staying as they are: %s', (_, text) => {
    const { holidays, makeUpWorkdays, ...rest } = calendarWith(daysIn(text))
    expect(rest).toMatchObject({ coveredFrom: '2025-01-01', coveredThrough: '2027-12-31' })
    expect(holidays).toEqual([...calendar2026.holidays, ...off])
    expect(makeUpWorkdays).toEqual([...calendar2026.makeUpWorkdays, '2027-09-26'])
  })

  it('C9 is refused when it is no year’s notice, or says something else of a day', () => {
    expect(() => calendarWith(daysIn('2027-01-01,off'))).toThrow('no year in the file')
    expect(() => daysIn('2027-01-01,maybe')).toThrow('2027-01-01')
    expect(() => daysIn('nothing')).toThrow('names no day')
  })

  it.each([
    ['2026-11-14', undefined],
    ['2026-11-15', 2027],
    ['2027-03-01', 2027],
  ])('C9 is missed from 15 November on: on %s %s', (today, year) => {
    expect(missingYear('2026-12-31', today, '11-15')).toBe(year)
  })
})
