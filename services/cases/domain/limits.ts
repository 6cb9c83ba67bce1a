import { type Calendar, deadline, type LimitKind } from '@wangge/time'
import type { Case, Clock } from './case.ts'
import type { Limit, Outcome } from './steps.ts'

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
  return { ...rest, limit, dueAt, ...(urgedAt && { urgedAt }), ...(flagged && { flagged }), actAt: acts.dueAt }
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

/** Stops, starts, resumes and renews limits as the outcome says. */
export const turn = (found: Case, outcome: Outcome, now: string, timing: Timing): Case => {
  const { limit, late } = found
  const stops = limit !== undefined && outcome.stops?.includes(limit) === true
  const [starts] = outcome.starts ?? []
  const [resumes] = outcome.resumes ?? []
  const stopped = { ...found.stopped }
  if (stops && resumable.includes(limit)) stopped[limit] = clockOf(found)
  const before = resumes && stopped[resumes]
  for (const one of [starts, resumes]) if (one) delete stopped[one]
  const { stopped: _, ...rest } = found
  const next: Case = {
    ...rest,
    ...(Object.keys(stopped).length > 0 && { stopped }),
    ...((late || (stops && isOverdue(found, now))) && { late: true }),
  }
  if (starts) return run(next, starts, begin(starts, found, now, timing), timing)
  if (resumes) return run(next, resumes, before ?? begin(resumes, found, now, timing), timing)
  if (limit && outcome.renews) return run(next, limit, begin(limit, found, now, timing), timing)
  return stops ? run(next, undefined, undefined, timing) : next
}

/** Marks the running limit as urged for its breach. */
export const urged = (found: Case, now: string, timing: Timing): Case =>
  run(found, found.limit, { ...clockOf(found), urgedAt: now }, timing)
