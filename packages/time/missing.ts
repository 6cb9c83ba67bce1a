import type { LocalDate } from './dates.ts'

/**
 * The year whose days are not published although they should be: this one, and the next from a day of the year on,
 * `11-15`; the State Council's notice comes in late October or November.
 */
export const missingYear = (coveredThrough: LocalDate, today: LocalDate, from: string): number | undefined => {
  const year = Number(today.slice(0, 4)) + (today.slice(5) >= from ? 1 : 0)
  return coveredThrough < `${year}-12-31` ? year : undefined
}
