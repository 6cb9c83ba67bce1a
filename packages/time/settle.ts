import type { Calendar } from './calendar.ts'
import { addDays } from './dates.ts'
import { type Deadline, deadline, guessing, type LimitKind, workingDates, workingTime } from './deadline.ts'
import { epochOf, instantAt, isoOf, localDate } from './zone.ts'

const noon = 720

/** From when on a limit that begins at `from` is guessed: what lies before is known to this calendar. */
export const guessedFrom = (from: string, { coveredThrough }: Calendar, zone: string): string => {
  const known = instantAt(coveredThrough, noon, zone)
  return from > known ? from : known
}

interface Guessed {
  /** When it runs out as far as was guessed. */
  readonly dueAt: string
  readonly kind: LimitKind
  /** From when on it was guessed. */
  readonly from: string
  /** Guessed by weekday alone, before fixed holidays were known. */
  readonly isPlain?: boolean
  readonly calendar: Calendar
  readonly zone: string
}

/**
 * When a limit runs out whose end was guessed, by the calendar that was published since: as much working time as was
 * counted from `from` on, counted anew. Nothing while the calendar does not reach that far.
 */
export const settledDue = ({ dueAt, kind, from, isPlain, calendar, zone }: Guessed): string | undefined => {
  if (!kind.startsWith('working')) return dueAt
  const first = localDate(from, zone)
  const guess = guessing(calendar, first, isPlain === true)
  const last = localDate(epochOf(dueAt) - 1, zone)
  const amount =
    kind === 'working-hours'
      ? workingTime(from, dueAt, guess, zone) / 3_600_000
      : workingDates(addDays(first, 1), last, guess).length
  if (amount === 0) return calendar.coveredThrough < last ? undefined : dueAt
  const settled: Deadline = deadline({ from: isoOf(epochOf(from)), kind, amount, calendar, zone })
  return settled.flagged ? undefined : settled.dueAt
}
