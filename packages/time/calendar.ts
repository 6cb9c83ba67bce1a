import { say, type Text } from '@wangge/problem'
import * as z from 'zod'
import { type LocalDate, weekdayOf } from './dates.ts'

const time = z
  .string()
  .regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, { error: 'format:{"format":"HH:MM","example":"08:30"}' })
const minutesOf = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3))

/**
 * A working calendar as a county publishes it, a year at a time. Monday to Friday are worked unless listed as
 * holidays; a Saturday or Sunday is worked when listed as make-up workday (调休). Before `coveredFrom` and after
 * `coveredThrough` nothing is known.
 */
export const CalendarData = z
  .strictObject({
    coveredFrom: z.iso.date(),
    coveredThrough: z.iso.date(),
    holidays: z.array(z.iso.date()).max(4000),
    makeUpWorkdays: z.array(z.iso.date()).max(1000),
    /** Spans of a working day in order, e.g. 09:00–12:00 and 14:00–18:00. */
    workingHours: z
      .array(z.strictObject({ from: time, to: time }))
      .min(1)
      .max(6),
  })
  .superRefine(({ coveredFrom, coveredThrough, holidays, makeUpWorkdays, workingHours }, { addIssue }) => {
    const issue = (path: (string | number)[], text: Text) =>
      addIssue({ code: 'custom', path, message: text.en, params: { text } })
    if (coveredThrough < coveredFrom) issue(['coveredThrough'], say('早于 coveredFrom', 'Before coveredFrom'))
    const off = new Set(holidays)
    makeUpWorkdays.forEach((date, n) => {
      if (off.has(date)) issue(['makeUpWorkdays', n], say('同时又是节假日', 'Also a holiday'))
      // this runs although a date is none: then that is what is wrong with it
      const isDate = z.iso.date().safeParse(date).success
      if (isDate && weekdayOf(date) < 6) issue(['makeUpWorkdays', n], say('不是周六或周日', 'Not a Saturday or Sunday'))
    })
    let end = 0
    workingHours.forEach(({ from, to }, n) => {
      if (minutesOf(from) < end || minutesOf(to) <= minutesOf(from))
        issue(['workingHours', n], say('时段须先后有序、不重叠', 'Spans must be in order and not overlap'))
      end = minutesOf(to)
    })
  })
export type CalendarData = z.output<typeof CalendarData>

/** A calendar ready to be asked. */
export interface Calendar {
  readonly coveredFrom: LocalDate
  readonly coveredThrough: LocalDate
  /** Working spans of a working day, in minutes from 00:00. */
  readonly spans: readonly (readonly [from: number, to: number])[]
  /** `unknown` outside the covered span: the government has not said yet. */
  isWorkingDay(date: LocalDate): boolean | 'unknown'
}

/** Opens calendar data; keep the result, it is read for every deadline. */
export const openCalendar = ({
  coveredFrom,
  coveredThrough,
  holidays,
  makeUpWorkdays,
  workingHours,
}: CalendarData): Calendar => {
  const off = new Set(holidays)
  const on = new Set(makeUpWorkdays)
  return {
    coveredFrom,
    coveredThrough,
    spans: workingHours.map(({ from, to }) => [minutesOf(from), minutesOf(to)] as const),
    isWorkingDay: (date) => {
      if (date < coveredFrom || date > coveredThrough) return 'unknown'
      return on.has(date) || (!off.has(date) && weekdayOf(date) < 6)
    },
  }
}
