import { type Calendar, deadline, type LimitKind } from '@wangge/time'
import { type Case, type Clock, runningLimit } from './case.ts'
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

/** Sets `dueAt` and `actAt` to what the running limit says. */
const pointed = (found: Case, timing: Timing): Case => {
  const { dueAt: _due, actAt: _act, ...rest } = found
  const limit = runningLimit(found)
  const clock = limit && found.clocks[limit]
  if (!clock) return rest
  const acts = clock.urgedAt
    ? until(clock.urgedAt, 'hand-up', found, timing)
    : until(clock.dueAt, 'urge', found, timing)
  return { ...rest, dueAt: clock.dueAt, actAt: acts.dueAt }
}

/** Was the running limit missed? Done at `dueAt` is in time. */
export const isOverdue = ({ dueAt }: Pick<Case, 'dueAt'>, now: string): boolean => dueAt !== undefined && now > dueAt

/** Limits that an outcome may have to go on with after they stopped. */
const resumable: readonly Limit[] = ['handle']

/** Stops, starts, resumes and renews limits as the outcome says. */
export const turn = (found: Case, outcome: Outcome, now: string, timing: Timing): Case => {
  const clocks = { ...found.clocks }
  const late = found.late ?? (outcome.stops?.length && isOverdue(found, now) ? true : undefined)
  for (const limit of outcome.stops ?? []) {
    const clock = clocks[limit]
    if (clock && resumable.includes(limit)) clocks[limit] = { ...clock, stopped: true }
    else delete clocks[limit]
  }
  for (const limit of outcome.starts ?? []) clocks[limit] = begin(limit, found, now, timing)
  for (const limit of outcome.resumes ?? []) {
    const { stopped: _, ...clock } = clocks[limit] ?? begin(limit, found, now, timing)
    clocks[limit] = clock
  }
  const running = runningLimit({ clocks })
  if (outcome.renews && running) clocks[running] = begin(running, found, now, timing)
  return pointed({ ...found, clocks, ...(late && { late }) }, timing)
}

/** Marks the running limit as urged for its breach. */
export const urged = (found: Case, now: string, timing: Timing): Case => {
  const limit = runningLimit(found)
  const clock = limit && found.clocks[limit]
  if (!clock) return found
  return pointed({ ...found, clocks: { ...found.clocks, [limit]: { ...clock, urgedAt: now } } }, timing)
}
