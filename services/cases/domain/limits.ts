import { Problem, say } from '@wangge/problem'
import { type Calendar, deadline, type LimitKind } from '@wangge/time'
import { type Case, type Clock, runningLimit } from './case.ts'
import type { Limit, Outcome } from './steps.ts'

/** One line of the county's limits: the most particular one that fits is taken. */
export interface LimitRule {
  readonly step: Limit
  readonly class?: string | undefined
  readonly category?: string | undefined
  readonly level?: string | undefined
  readonly kind: LimitKind
  readonly amount: number
}

export interface Span {
  readonly kind: LimitKind
  readonly amount: number
}

/** How a county counts time. */
export interface Timing {
  readonly zone: string
  readonly calendar: Calendar
  readonly limits: readonly LimitRule[]
  /** How long after the deadline a case is urged, and how long after that it is handed up. */
  readonly urgeAfter: Span
  readonly handUpAfter: Span
}

type Matter = Pick<Case, 'class' | 'category' | 'level'>

const weight = ({ category, class: kind, level }: LimitRule): number =>
  (category ? 4 : 0) + (kind ? 2 : 0) + (level ? 1 : 0)

/** The rule for a limit: by category before class before level, the first among equals. */
export const ruleFor = (rules: readonly LimitRule[], limit: Limit, matter: Matter): LimitRule => {
  const fitting = rules.filter(
    (rule) =>
      rule.step === limit &&
      (rule.category === undefined || rule.category === matter.category) &&
      (rule.class === undefined || rule.class === matter.class) &&
      (rule.level === undefined || rule.level === matter.level),
  )
  const [first, ...rest] = fitting
  if (!first)
    throw new Problem('unavailable', say('县配置缺少这一步的期限', 'The county has set no limit for this step'), {
      facts: { limit, ...matter },
    })
  return rest.reduce((best, rule) => (weight(rule) > weight(best) ? rule : best), first)
}

const until = (from: string, { kind, amount }: Span, { calendar, zone }: Timing) =>
  deadline({ from, kind, amount, calendar, zone })

const begin = (limit: Limit, matter: Matter, now: string, timing: Timing): Clock => {
  const { dueAt, flagged } = until(now, ruleFor(timing.limits, limit, matter), timing)
  return { dueAt, ...(flagged && { flagged }) }
}

/** Sets `dueAt` and `actAt` to what the running limit says. */
const pointed = (found: Case, timing: Timing): Case => {
  const { dueAt: _due, actAt: _act, ...rest } = found
  const limit = runningLimit(found)
  const clock = limit && found.clocks[limit]
  if (!clock) return rest
  const acts = clock.urgedAt
    ? until(clock.urgedAt, timing.handUpAfter, timing)
    : until(clock.dueAt, timing.urgeAfter, timing)
  return { ...rest, dueAt: clock.dueAt, actAt: acts.dueAt }
}

/** Was the running limit missed? */
export const isOverdue = ({ dueAt }: Pick<Case, 'dueAt'>, now: string): boolean => dueAt !== undefined && now > dueAt

/** Which limits some outcome may have to go on with after they stopped. */
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
