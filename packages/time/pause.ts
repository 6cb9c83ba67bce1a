import type { Calendar } from './calendar.ts'
import { addDays, datesFrom } from './dates.ts'
import { type Deadline, deadline, type LimitKind, workingDates, workingTime } from './deadline.ts'
import { endOfDate, epochOf, instantAt, isoOf, localDate } from './zone.ts'

export interface Pause {
  /** When the limit would have run out. */
  readonly dueAt: string
  readonly kind: LimitKind
  readonly stoppedAt: string
  readonly resumedAt: string
  readonly calendar: Calendar
  readonly zone: string
}

const noon = 720

/** The last local date that a limit due at this instant takes in: 24:00 belongs to the day that ends. */
const lastDateOf = (dueAt: string, zone: string): string => localDate(epochOf(dueAt) - 1, zone)

/**
 * When a limit runs out whose clock stood still from `stoppedAt` to `resumedAt`: what was left of it then, counted on
 * in its own kind. Days are counted whole: those after the date of stopping are left, and go on after the date of
 * resuming. Stopped on its last day, it is due at the end of the day of resuming. One that was missed already stays missed.
 */
export const carriedOver = (pause: Pause): Pick<Deadline, 'dueAt' | 'flagged'> => {
  const { dueAt, kind, stoppedAt, resumedAt, calendar, zone } = pause
  if (dueAt <= stoppedAt) return { dueAt, flagged: false }
  const go = (from: string, amount: number) => deadline({ from, kind, amount, calendar, zone })
  if (kind === 'urgent-hours')
    return { dueAt: isoOf(epochOf(dueAt) + epochOf(resumedAt) - epochOf(stoppedAt)), flagged: false }
  if (kind === 'working-hours') return go(resumedAt, workingTime(stoppedAt, dueAt, calendar, zone) / 3_600_000)

  const today = localDate(resumedAt, zone)
  const [first, last] = [addDays(localDate(stoppedAt, zone), 1), lastDateOf(dueAt, zone)]
  const natural = kind === 'natural-days'
  const left = natural ? datesFrom(first, last) : workingDates(first, last, calendar)
  if (left.length > 0) return go(resumedAt, left.length)
  if (natural) return { dueAt: endOfDate(today, zone), flagged: false }
  const sameDay = go(instantAt(addDays(today, -1), noon, zone), 1)
  // resumed after hours: the next working day is the last
  return sameDay.dueAt > resumedAt ? sameDay : go(resumedAt, 1)
}
