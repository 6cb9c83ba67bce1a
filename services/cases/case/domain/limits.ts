import { type Calendar, carriedOver, deadline, type LimitKind } from '@wangge/time'
import type { Limit } from '../contract/words.ts'
import type { Outcome } from '../steps/words.ts'
import type { Case, Clock } from './case.ts'

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
}

const until = (from: string, step: Limit | 'urge' | 'hand-up', matter: Matter, timing: Timing) => {
  const { kind, amount } = timing.limitFor(step, matter)
  return deadline({ from, kind, amount, calendar: timing.calendar, zone: timing.zone })
}

const begin = (limit: Limit, matter: Matter, now: string, timing: Timing): Clock => {
  const { dueAt, flagged } = until(now, limit, matter, timing)
  return { dueAt, ...(flagged && { flagged }) }
}

/** Lets one limit run, and says when the ladder must look at it next; none runs when the case is over. */
const run = (found: Case, limit: Limit | undefined, clock: Clock | undefined, timing: Timing): Case => {
  const { limit: _, dueAt: __, flagged: ___, urgedAt: ____, actAt: _____, ...rest } = found
  if (!limit || !clock) return rest
  const { dueAt, urgedAt, flagged } = clock
  const acts = urgedAt ? until(urgedAt, 'hand-up', found, timing) : until(dueAt, 'urge', found, timing)
  // nobody is urged for the resident's silence: the work goes on
  const actAt = limit === 'reply' ? dueAt : acts.dueAt
  return { ...rest, limit, dueAt, ...(urgedAt && { urgedAt }), ...(flagged && { flagged }), actAt }
}

/** Was the running limit missed? Done at `dueAt` is in time. */
export const isOverdue = ({ dueAt }: Pick<Case, 'dueAt'>, now: string): boolean => dueAt !== undefined && now > dueAt

/** Limits that an outcome may have to go on with after they stopped. */
const resumable: readonly Limit[] = ['handle']

/** The limit that runs, as it may have to go on later. */
const clockOf = ({ dueAt = '', urgedAt, flagged }: Case): Clock => ({
  dueAt,
  ...(urgedAt && { urgedAt }),
  ...(flagged && { flagged }),
})

/** A stopped limit as it goes on: as it was, or with what was left of it if it stood still. */
const onward = (limit: Limit, { pausedAt, ...clock }: Clock, matter: Matter, now: string, timing: Timing): Clock => {
  if (pausedAt === undefined) return clock
  const { kind } = timing.limitFor(limit, matter)
  const { dueAt, flagged } = carriedOver({ dueAt: clock.dueAt, kind, stoppedAt: pausedAt, resumedAt: now, ...timing })
  return {
    dueAt,
    ...(clock.urgedAt && { urgedAt: now }),
    ...((flagged || clock.flagged) && { flagged: true }),
  }
}

/** Puts the running limit off by days of its own sort: working days, or days of the calendar. */
const putOff = (found: Case, days: number, timing: Timing): Case => {
  const { limit, dueAt = '' } = found
  const kind = timing.limitFor(limit as Limit, found).kind.startsWith('working') ? 'working-days' : 'natural-days'
  // 24:00 belongs to the day that ends
  const from = Date.parse(dueAt) - 1
  const { dueAt: later, flagged } = deadline({ from, kind, amount: days, ...timing })
  return run(found, limit, { dueAt: later, ...((flagged || found.flagged) && { flagged: true }) }, timing)
}

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
  if (starts) return run(next, starts, begin(starts, found, now, timing), timing)
  if (resumes) {
    const clock = before ? onward(resumes, before, found, now, timing) : begin(resumes, found, now, timing)
    return run(next, resumes, clock, timing)
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
