import { type Calendar, carriedOver, deadline, guessedFrom, instantAt, type LimitKind, settledDue } from '@wangge/time'
import type { Limit } from '../contract/words.ts'
import type { Outcome } from '../steps/words.ts'
import type { Case, Clock } from './case.ts'
import { totalAfter, totalFrom, totalPutOff, totalSettled } from './total.ts'

/** What a limit is looked up by. */
export type Matter = Pick<Case, 'class' | 'category' | 'level'>

export interface Span {
  readonly kind: LimitKind
  readonly amount: number
}

/** How a county counts time. `urge` runs from a missed deadline, `hand-up` from the urging. */
export interface Timing {
  readonly zone: string
  readonly calendar: Calendar
  limitFor(step: Limit | 'urge' | 'hand-up', matter: Matter): Span
  /** For all steps of a round together, where a rule says so. */
  totalFor(matter: Matter): Span | undefined
}

const until = (from: string, step: Limit | 'urge' | 'hand-up', matter: Matter, timing: Timing) => {
  const { kind, amount } = timing.limitFor(step, matter)
  return deadline({ from, kind, amount, calendar: timing.calendar, zone: timing.zone })
}

const begin = (limit: Limit, matter: Matter, now: string, timing: Timing): Clock => {
  const { dueAt, flagged } = until(now, limit, matter, timing)
  return { dueAt, ...(flagged && guessed(now, timing)) }
}

/** That it is provisional, and from when on. */
const guessed = (from: string, { calendar, zone }: Timing) => ({
  flagged: true as const,
  guessedFrom: guessedFrom(from, calendar, zone),
})

/** The last moment known when a limit of an older case was guessed: the year before it ended, or when it last moved. */
const knownBefore = (dueAt: string, { movedAt, reportedAt }: Since, { zone }: Timing): string => {
  const year = Number(dueAt.slice(0, 4)) - 1
  const known = instantAt(`${year}-12-31`, 720, zone)
  const [, latest = known] = [known, movedAt ?? reportedAt].sort()
  return latest
}
type Since = Pick<Case, 'movedAt' | 'reportedAt'>

/** A provisional limit by the calendar as it is published now; nothing while it does not reach that far (C9). */
const settledClock = (limit: Limit, clock: Clock, found: Matter & Since, timing: Timing): Clock | undefined => {
  const { dueAt, flagged, guessedFrom: since, ...rest } = clock
  if (!flagged) return undefined
  const { kind } = timing.limitFor(limit, found)
  const from = since ?? knownBefore(dueAt, found, timing)
  const due = settledDue({ ...timing, dueAt, kind, from, isPlain: since === undefined })
  return due === undefined ? undefined : { dueAt: due, ...rest }
}

/** The running limit settled, if it was provisional and can be. */
export const settleLimit = (found: Case, timing: Timing): Case | undefined => {
  const { limit } = found
  const clock = limit && settledClock(limit, clockOf(found), found, timing)
  const total = totalSettled(found.total, found, timing)
  // what ran to the end of the total does so still
  const capped = found.total && found.dueAt === found.total.dueAt && total && { ...clockOf(found), ...total }
  if (capped && !capped.flagged) return run({ ...found, total }, limit, { dueAt: total.dueAt }, timing)
  return clock && run({ ...found, ...(total && { total }) }, limit, clock, timing)
}

/** No limit runs further than all of them together may. */
const within = (total: Case['total'], clock: Clock): Clock => {
  if (!total || clock.dueAt <= total.dueAt) return clock
  const { dueAt, flagged, guessedFrom: since } = total
  return { dueAt, ...(clock.urgedAt && { urgedAt: clock.urgedAt }), ...(flagged && { flagged, guessedFrom: since }) }
}

/** Lets one limit run, and says when the ladder must look at it next; none runs when the case is over. */
const run = (found: Case, limit: Limit | undefined, clock: Clock | undefined, timing: Timing): Case => {
  const { limit: _, dueAt: __, flagged: ___, guessedFrom: ____, urgedAt: _____, actAt: ______, ...rest } = found
  if (!limit || !clock) return rest
  const { dueAt, urgedAt, flagged, guessedFrom: since } = limit === 'reply' ? clock : within(found.total, clock)
  const acts = urgedAt ? until(urgedAt, 'hand-up', found, timing) : until(dueAt, 'urge', found, timing)
  // nobody is urged for the resident's silence, for the work goes on; nor where nobody is
  const actAt = limit === 'reply' || (found.vacant && !urgedAt) ? dueAt : acts.dueAt
  return { ...rest, limit, dueAt, ...(urgedAt && { urgedAt }), ...(flagged && { flagged, guessedFrom: since }), actAt }
}

/** Was the running limit missed? Done at `dueAt` is in time; nobody is late by a limit that is provisional (C9). */
export const isOverdue = ({ dueAt, flagged }: Pick<Case, 'dueAt' | 'flagged'>, now: string): boolean =>
  dueAt !== undefined && !flagged && now > dueAt

/** Limits that an outcome may have to go on with after they stopped. */
const resumable: readonly Limit[] = ['handle']

/** The limit that runs, as it may have to go on later. */
const clockOf = ({ dueAt = '', urgedAt, flagged, guessedFrom: since }: Case): Clock => ({
  dueAt,
  ...(urgedAt && { urgedAt }),
  ...(flagged && { flagged, ...(since && { guessedFrom: since }) }),
})

/** A stopped limit as it goes on: as it was, or with what was left of it if it stood still. */
const onward = (limit: Limit, stopped: Clock, matter: Matter & Since, now: string, timing: Timing): Clock => {
  const { pausedAt, ...clock } = settledClock(limit, stopped, matter, timing) ?? stopped
  if (pausedAt === undefined) return clock
  const { kind } = timing.limitFor(limit, matter)
  const { dueAt, flagged } = carriedOver({ dueAt: clock.dueAt, kind, stoppedAt: pausedAt, resumedAt: now, ...timing })
  return {
    dueAt,
    ...(clock.urgedAt && { urgedAt: now }),
    ...((flagged || clock.flagged) && guessed(now, timing)),
  }
}

/** Puts the running limit off by days of its own sort: working days, or days of the calendar. */
const putOff = (found: Case, days: number, timing: Timing): Case => {
  const { limit, dueAt = '' } = found
  const kind = timing.limitFor(limit as Limit, found).kind.startsWith('working') ? 'working-days' : 'natural-days'
  // 24:00 belongs to the day that ends
  const from = Date.parse(dueAt) - 1
  const { dueAt: later, flagged } = deadline({ from, kind, amount: days, ...timing })
  const { guessedFrom: since } = found
  const provisional = found.flagged ? { flagged: true as const, ...(since && { guessedFrom: since }) } : undefined
  const total = totalPutOff(found.total, kind, days, timing)
  return run(
    { ...found, ...(total && { total }) },
    limit,
    { dueAt: later, ...(provisional ?? (flagged && guessed(dueAt, timing))) },
    timing,
  )
}

/** By the class that it has now: whoever accepted it may have said another. */
const totalOf = (found: Case, timing: Timing): Case['total'] =>
  found.step === 'accepted' && !found.waited && !found.extensions
    ? totalFrom(found.total?.from ?? found.reportedAt, found, timing)
    : found.total

/** Stops, starts, resumes and renews limits as the outcome says. */
export const turn = (found: Case, outcome: Outcome, now: string, timing: Timing, days = 0): Case => {
  const { limit, late, lateAt } = found
  const stops = limit !== undefined && outcome.stops?.includes(limit) === true
  // a limit that begins anew was missed all the same
  const ends = stops || (limit !== undefined && outcome.renews === true)
  const isLate = late || (ends && isOverdue(found, now))
  const [starts] = outcome.starts ?? []
  const [resumes] = outcome.resumes ?? []
  const stopped = { ...found.stopped }
  if (stops && resumable.includes(limit))
    stopped[limit] = { ...clockOf(found), ...(outcome.pauses && { pausedAt: now }) }
  const before = resumes && stopped[resumes]
  for (const one of [starts, resumes]) if (one) delete stopped[one]
  const { stopped: _, ...rest } = found
  const next: Case = {
    ...rest,
    ...(Object.keys(stopped).length > 0 && { stopped }),
    ...(isLate && { late: true }),
    ...(isLate && !lateAt && { lateAt: now }),
  }
  if (starts) {
    const total = starts === 'accept' ? totalFrom(now, found, timing) : totalOf(found, timing)
    return run({ ...next, total }, starts, begin(starts, found, now, timing), timing)
  }
  if (resumes) {
    const clock = before ? onward(resumes, before, found, now, timing) : begin(resumes, found, now, timing)
    const { pausedAt: stoppedAt } = before ?? {}
    const total = stoppedAt ? totalAfter(found.total, { stoppedAt, now }, found, timing) : found.total
    return run({ ...next, ...(total && { total }) }, resumes, clock, timing)
  }
  if (outcome.extends) return putOff(next, days, timing)
  if (limit && outcome.renews) return run(next, limit, begin(limit, found, now, timing), timing)
  return stops ? run(next, undefined, undefined, timing) : next
}

/** Marks the running limit as urged for its breach. */
export const markUrged = (found: Case, now: string, timing: Timing): Case => {
  const state = run(found, found.limit, { ...clockOf(found), urgedAt: now }, timing)
  return { ...state, lateAt: found.lateAt ?? now }
}

const day = 86_400_000

/**
 * Urged where nobody is above to take it: again when a hand-up would be due, but after a silence as long as the one so
 * far, a day at most, so that a case that lies at the top for months is neither forgotten nor drowned in its urgings.
 */
export const markUrgedAgain = (found: Case, now: string, timing: Timing): Case => {
  const state = markUrged(found, now, timing)
  const silence = Math.min(Date.parse(now) - Date.parse(found.dueAt as string), day)
  const soonest = new Date(Date.parse(now) + silence).toISOString()
  return { ...state, actAt: soonest > (state.actAt as string) ? soonest : (state.actAt as string) }
}
