import { addDays, datesFrom, daysBetween, weekdayOf } from './dates.ts'

describe('plain dates', () => {
  it('cross months, years and leap days', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29')
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01')
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28')
    expect(daysBetween('2026-01-01', '2027-01-01')).toBe(365)
    expect(datesFrom('2026-11-29', '2026-12-01')).toEqual(['2026-11-29', '2026-11-30', '2026-12-01'])
    expect(datesFrom('2026-12-01', '2026-11-29')).toEqual([])
  })

  it('count Monday as 1 and Sunday as 7, before 1970 too', () => {
    expect(['2026-11-23', '2026-11-29', '1969-12-31', '1949-10-01'].map(weekdayOf)).toEqual([1, 7, 3, 6])
  })

  it.each(['2026-02-30', '2026-13-01', '2026-1-1', '20261101', ''])('refuse %p', (text) => {
    expect(() => addDays(text, 1)).toThrow(expect.objectContaining({ code: 'invalid' }))
  })
})
