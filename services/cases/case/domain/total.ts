import { type Calendar, carriedOver, deadline, guessedFrom, type LimitKind, settledDue } from '@wangge/time'
import type { Case } from './case.ts'

type Total = NonNullable<Case['total']>
type Matter = Pick<Case, 'class' | 'category' | 'level'>
/** How a county counts it. */
interface Timing {
  readonly zone: string
  readonly calendar: Calendar
  totalFor(matter: Matter): { readonly kind: LimitKind; readonly amount: number } | undefined
}

/** All the time a round may take, where a rule says how much: it runs from when the round began (C9). */
export const totalFrom = (from: string, matter: Matter, timing: Timing): Total | undefined => {
  const span = timing.totalFor(matter)
  if (!span) return undefined
  const { dueAt, flagged } = deadline({ from, ...span, ...timing })
  return { from, dueAt, ...(flagged && { flagged, guessedFrom: guessedFrom(from, timing.calendar, timing.zone) }) }
}

/** It stood still with the limit of handling. */
export const totalAfter = (
  total: Total | undefined,
  { stoppedAt, now }: { stoppedAt: string; now: string },
  matter: Matter,
  timing: Timing,
): Total | undefined => {
  const kind = timing.totalFor(matter)?.kind
  if (!total || !kind) return total
  const { dueAt, flagged } = carriedOver({ dueAt: total.dueAt, kind, stoppedAt, resumedAt: now, ...timing })
  const { from } = total
  const isGuessed = flagged || total.flagged
  return {
    from,
    dueAt,
    ...(isGuessed && { flagged: true, guessedFrom: guessedFrom(now, timing.calendar, timing.zone) }),
  }
}

/** Put off with the limit of handling, by as many days. */
export const totalPutOff = (
  total: Total | undefined,
  kind: 'working-days' | 'natural-days',
  amount: number,
  timing: Timing,
): Total | undefined => {
  if (!total) return undefined
  // 24:00 belongs to the day that ends
  const { dueAt, flagged } = deadline({ from: Date.parse(total.dueAt) - 1, kind, amount, ...timing })
  const since = guessedFrom(total.dueAt, timing.calendar, timing.zone)
  return { ...total, dueAt, ...(flagged && !total.flagged && { flagged, guessedFrom: since }) }
}

/** By the calendar as it is published now; as it was while that does not reach so far. */
export const totalSettled = (total: Total | undefined, matter: Matter, timing: Timing): Total | undefined => {
  const kind = timing.totalFor(matter)?.kind
  if (!total?.flagged || !kind) return total
  const dueAt = settledDue({ ...timing, dueAt: total.dueAt, kind, from: total.guessedFrom ?? total.from })
  return dueAt === undefined ? total : { from: total.from, dueAt }
}
