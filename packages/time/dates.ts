import { invalid, say } from '@wangge/problem'

/** A date on the county's wall calendar, `2026-11-30`. Plain arithmetic: no zone, no clock. */
export type LocalDate = string

const dayLength = 86_400_000
const form = /^\d{4}-\d{2}-\d{2}$/
const two = (n: number): string => (n < 10 ? `0${n}` : `${n}`)

/** `2026-11-30` from numbers; `month` and `day` may overflow, as in `Date.UTC`. */
export const dateOf = (year: number, month: number, day: number): LocalDate =>
  fromDayNumber(Date.UTC(year, month - 1, day) / dayLength)

/** Days since 1970-01-01. Refuses what is not a date, `2026-02-30` included. */
export const dayNumber = (date: LocalDate): number => {
  const at = form.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN
  if (Number.isNaN(at) || fromDayNumber(at / dayLength) !== date)
    throw invalid('date', say(`不是日期：应当写成 2026-11-30`, 'Not a date: write it like 2026-11-30'))
  return at / dayLength
}

/** The date that is `days` after 1970-01-01. */
export const fromDayNumber = (days: number): LocalDate => {
  const at = new Date(days * dayLength)
  const year = at.getUTCFullYear()
  return `${year < 1000 ? String(year).padStart(4, '0') : year}-${two(at.getUTCMonth() + 1)}-${two(at.getUTCDate())}`
}

/** `days` later, or earlier when negative. */
export const addDays = (date: LocalDate, days: number): LocalDate => fromDayNumber(dayNumber(date) + days)

/** Whole days from `from` to `to`, negative when `to` is earlier. */
export const daysBetween = (from: LocalDate, to: LocalDate): number => dayNumber(to) - dayNumber(from)

/** 1 = Monday … 7 = Sunday. */
export const weekdayOf = (date: LocalDate): number => ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1

/** Every date from `first` to `last`, both included. */
export const datesFrom = (first: LocalDate, last: LocalDate): LocalDate[] => {
  const from = dayNumber(first)
  return Array.from({ length: Math.max(0, dayNumber(last) - from + 1) }, (_, n) => fromDayNumber(from + n))
}
