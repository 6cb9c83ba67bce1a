import { invalid, say } from '@wangge/problem'
import type { Calendar } from './calendar.ts'
import { addDays, datesFrom, type LocalDate, weekdayOf } from './dates.ts'
import { endOfDate, epochAt, epochOf, type InstantLike, instantAt, isoOf, localDate } from './zone.ts'

/** The four kinds of limit. */
export const limitKinds = ['urgent-hours', 'working-hours', 'working-days', 'natural-days'] as const
export type LimitKind = (typeof limitKinds)[number]

export interface DeadlineInput {
  readonly from: InstantLike
  readonly kind: LimitKind
  /** Hours may be fractions and 0; days are whole and ≥ 1. */
  readonly amount: number
  readonly calendar: Calendar
  readonly zone: string
}

export interface Deadline {
  /** UTC instant. Done at `dueAt` is in time, after it is late. */
  readonly dueAt: string
  /** The local dates that were counted, in order: for hours those in which time ran, for days each day of the amount. */
  readonly counted: LocalDate[]
  /** Ran outside the calendar's covered span: days out there were taken for ordinary weeks, so `dueAt` is provisional. */
  readonly flagged: boolean
}

const longest = 3660

// the Regulation on Public Holidays: dates of the sun, off in every year (全国年节及纪念日放假办法)
const fixed = new Set(['01-01', '05-01', '10-01', '10-02', '10-03'])

/** A day that is off in any year, whatever the year's notice will say of the others. */
export const isFixedHoliday = (date: LocalDate): boolean => fixed.has(date.slice(5))

/** Worked as far as is known; days nobody has said anything about by weekday, but for holidays of every year. */
const isWorked = (date: LocalDate, calendar: Calendar): boolean => {
  const known = calendar.isWorkingDay(date)
  return known === 'unknown' ? weekdayOf(date) < 6 && !isFixedHoliday(date) : known
}

/** A calendar as it stood when nothing after a date was known; `isPlain`: nor that some holidays are of every year. */
export const guessing = (calendar: Calendar, through: LocalDate, isPlain = false): Calendar => ({
  ...calendar,
  coveredThrough: through,
  isWorkingDay: (date) => {
    if (date <= through) return calendar.isWorkingDay(date)
    return isPlain ? weekdayOf(date) < 6 : 'unknown'
  },
})

/** The working days from `first` to `last`, both included. */
export const workingDates = (first: LocalDate, last: LocalDate, calendar: Calendar): LocalDate[] =>
  datesFrom(first, last).filter((date) => isWorked(date, calendar))

/** Milliseconds of working time between two instants. */
export const workingTime = (from: InstantLike, to: InstantLike, calendar: Calendar, zone: string): number => {
  const [start, end] = [epochOf(from), epochOf(to)]
  let worked = 0
  for (const date of workingDates(localDate(from, zone), localDate(to, zone), calendar))
    for (const [opens, closes] of calendar.spans)
      worked += Math.max(0, Math.min(end, epochAt(date, closes, zone)) - Math.max(start, epochAt(date, opens, zone)))
  return worked
}

/** Working days from `first` on; those outside the covered span by weekday alone, told as guessed. */
function* workingDays(first: LocalDate, calendar: Calendar): Generator<{ date: LocalDate; guessed: boolean }> {
  for (let n = 0, date = first, guessed = false; n < longest; n++, date = addDays(date, 1)) {
    guessed ||= calendar.isWorkingDay(date) === 'unknown'
    if (isWorked(date, calendar)) yield { date, guessed }
  }
  throw invalid('calendar', say('日历里没有足够的工作日', 'The calendar has too few working days'))
}

const workingHours = ({ from, amount, calendar, zone }: DeadlineInput): Deadline => {
  const start = epochOf(from)
  const counted: LocalDate[] = []
  let left = Math.round(amount * 3_600_000)
  for (const { date, guessed } of workingDays(localDate(from, zone), calendar)) {
    for (const [opens, closes] of calendar.spans) {
      const begin = Math.max(start, epochAt(date, opens, zone))
      const end = epochAt(date, closes, zone)
      if (begin >= end) continue
      if (counted.at(-1) !== date) counted.push(date)
      if (left <= end - begin) return { dueAt: isoOf(begin + left), counted, flagged: guessed }
      left -= end - begin
    }
  }
  throw invalid('amount', say('期限太长', 'The limit is too long'))
}

const workingDaysFrom = ({ from, amount, calendar, zone }: DeadlineInput): Deadline => {
  const counted: LocalDate[] = []
  for (const { date, guessed } of workingDays(addDays(localDate(from, zone), 1), calendar)) {
    counted.push(date)
    if (counted.length < amount) continue
    return { dueAt: instantAt(date, calendar.spans.at(-1)?.[1] ?? 1440, zone), counted, flagged: guessed }
  }
  throw invalid('amount', say('期限太长', 'The limit is too long'))
}

/**
 * When a limit that starts at `from` runs out.
 *
 * - `urgent-hours`: hours of the clock, day and night. Needs no calendar, is never flagged.
 * - `working-hours`: only time inside the working spans of working days runs; begun outside them, it starts when the
 *   next span opens. An amount used up exactly at a span's end is due then, not when the next span opens.
 * - `working-days`: the day of `from` does not count, whatever the hour; day 1 is the next working day; due at the
 *   end of working hours of the last day.
 * - `natural-days`: the day of `from` does not count; day 1 is the next date, holidays included; due at 24:00 of the
 *   last date. Needs no calendar, is never flagged.
 */
export const deadline = (input: DeadlineInput): Deadline => {
  const { from, kind, amount, zone } = input
  const days = kind === 'working-days' || kind === 'natural-days'
  if (!(amount >= 0 && amount <= longest) || (days && (amount < 1 || !Number.isInteger(amount))))
    throw invalid('amount', say('期限的数量不对', 'Not an amount for this kind of limit'))
  if (kind === 'working-hours') return workingHours(input)
  if (kind === 'working-days') return workingDaysFrom(input)
  const today = localDate(from, zone)
  if (kind === 'natural-days') {
    const last = addDays(today, amount)
    return { dueAt: endOfDate(last, zone), counted: datesFrom(addDays(today, 1), last), flagged: false }
  }
  const dueAt = isoOf(epochOf(from) + Math.round(amount * 3_600_000))
  return { dueAt, counted: datesFrom(today, localDate(dueAt, zone)), flagged: false }
}
