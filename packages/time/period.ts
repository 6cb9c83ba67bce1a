import { invalid, say } from '@wangge/problem'
import { addDays, dateOf, datesFrom, dayNumber, type LocalDate, weekdayOf } from './dates.ts'
import { type InstantLike, localDate, startOfDate } from './zone.ts'

/** `2026-W48` · `2026-11-H1` (1–15) and `-H2` (16–end) · `2026-11` · `2026-Q4` · `2026`. */
export type Period = string
export const periodKinds = ['week', 'half-month', 'month', 'quarter', 'year'] as const
export type PeriodKind = (typeof periodKinds)[number]

const forms: Record<PeriodKind, RegExp> = {
  week: /^(\d{4})-W(\d{2})$/,
  'half-month': /^(\d{4})-(\d{2})-H([12])$/,
  month: /^(\d{4})-(\d{2})$/,
  quarter: /^(\d{4})-Q([1-4])$/,
  year: /^(\d{4})$/,
}
const isDate = (when: InstantLike): when is LocalDate => typeof when === 'string' && when.length === 10

const weekOf = (date: LocalDate): Period => {
  const thursday = addDays(date, 4 - weekdayOf(date))
  const year = thursday.slice(0, 4)
  return `${year}-W${String(Math.floor((dayNumber(thursday) - dayNumber(`${year}-01-01`)) / 7) + 1).padStart(2, '0')}`
}

/** The period of a kind that an instant (in `zone`) or a local date falls in. A week is ISO 8601's: Monday to Sunday. */
export const periodOf = (kind: PeriodKind, when: InstantLike, zone: string): Period => {
  const date = isDate(when) ? when : localDate(when, zone)
  switch (kind) {
    case 'week':
      return weekOf(date)
    case 'half-month':
      return `${date.slice(0, 7)}-H${Number(date.slice(8)) <= 15 ? 1 : 2}`
    case 'month':
      return date.slice(0, 7)
    case 'quarter':
      return `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`
    case 'year':
      return date.slice(0, 4)
  }
}

const firstOf: Record<PeriodKind, (year: number, n: number, half: number) => LocalDate> = {
  week: (year, week) => {
    const fourth = dateOf(year, 1, 4)
    return addDays(fourth, 1 - weekdayOf(fourth) + (week - 1) * 7)
  },
  'half-month': (year, month, half) => dateOf(year, month, half === 1 ? 1 : 16),
  month: (year, month) => dateOf(year, month, 1),
  quarter: (year, quarter) => dateOf(year, quarter * 3 - 2, 1),
  year: (year) => dateOf(year, 1, 1),
}
const lastOf: Record<PeriodKind, (first: LocalDate, year: number, n: number, half: number) => LocalDate> = {
  week: (first) => addDays(first, 6),
  'half-month': (first, year, month, half) => (half === 1 ? addDays(first, 14) : dateOf(year, month + 1, 0)),
  month: (_, year, month) => dateOf(year, month + 1, 0),
  quarter: (_, year, quarter) => dateOf(year, quarter * 3 + 1, 0),
  year: (_, year) => dateOf(year, 12, 31),
}

interface Span {
  readonly kind: PeriodKind
  readonly first: LocalDate
  readonly last: LocalDate
}

const readPeriod = (period: Period): Span | undefined => {
  for (const kind of periodKinds) {
    const found = forms[kind].exec(period)
    if (!found) continue
    const [year = 0, n = 0, half = 0] = found.slice(1).map(Number)
    const first = firstOf[kind](year, n, half)
    // the law that refuses 2026-W54, 2026-13 and 2026-W00: a period is the period of its own first day
    return periodOf(kind, first, 'UTC') === period
      ? { kind, first, last: lastOf[kind](first, year, n, half) }
      : undefined
  }
  return undefined
}

/** Kind, first and last date of a period; refuses what is none (`2026-W54`, `2026-13`). */
export const spanOf = (period: Period): Span => {
  const span = readPeriod(period)
  if (span) return span
  throw invalid('period', say('不是周期', 'Not a period'), ['2026-W48', '2026-11-H1', '2026-11', '2026-Q4', '2026'])
}

/** Whether a text names a period, of one kind if told. */
export const isPeriod = (text: string, kind?: PeriodKind): boolean => {
  const span = readPeriod(text)
  return span !== undefined && (kind === undefined || span.kind === kind)
}

/** UTC instants of a period: `from` belongs to it, `to` is the first that does not. */
export const periodBounds = (period: Period, zone: string): { from: string; to: string } => {
  const { first, last } = spanOf(period)
  return { from: startOfDate(first, zone), to: startOfDate(addDays(last, 1), zone) }
}

/** The period before, of the same kind. */
export const previous = (period: Period): Period => {
  const { kind, first } = spanOf(period)
  return periodOf(kind, addDays(first, -1), 'UTC')
}

/** The period after, of the same kind. */
export const next = (period: Period): Period => {
  const { kind, last } = spanOf(period)
  return periodOf(kind, addDays(last, 1), 'UTC')
}

/** Every local date of a period. */
export const datesOf = (period: Period): LocalDate[] => {
  const { first, last } = spanOf(period)
  return datesFrom(first, last)
}
