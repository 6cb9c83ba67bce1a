import type { Actor } from '@wangge/ledger'
import { invalid, Problem, say } from '@wangge/problem'
import { addDays, deadline, localDate, workingDates } from '@wangge/time'
import { outcomeOf } from '../steps/table.ts'
import type { Case } from './case.ts'
import { isOverdue, settleLimit } from './limits.ts'
import { type Decision, entry, legal, move, type Setting } from './order.ts'

const refuse = (zh: string, en: string, facts: Record<string, unknown>): never => {
  throw new Problem('conflict', say(zh, en), { facts })
}

const none = { times: 0, days: 0 }

/** What is left of the questions of this round. */
const demandQuestion = ({ waited = none }: Case, { rules: { waiting } }: Pick<Setting, 'rules'>): void => {
  const { most, workingDays } = waiting
  if (waited.times >= most) refuse(`本轮已请居民补充 ${most} 次`, 'No more may be asked this round', { most, waited })
  if (waited.days >= workingDays)
    refuse('本轮停表的工作日已用完', 'The clock may not stand any longer this round', { workingDays, waited })
}

/** May the resident be asked once more, as far as the case itself says? Nobody can be asked of whom nothing is known. */
export const mayAsk = (found: Case, { rules }: Pick<Setting, 'rules'>): boolean => {
  const { subjectId, waited = none } = found
  return subjectId !== undefined && waited.times < rules.waiting.most && waited.days < rules.waiting.workingDays
}

/** The resident's time, never longer than the clock may still stand. */
const shortened = (waiting: Case, { days }: { days: number }, { now, timing, rules }: Setting): Case => {
  const amount = rules.waiting.workingDays - days
  const { dueAt } = deadline({ from: now, kind: 'working-days', amount, ...timing })
  return waiting.dueAt !== undefined && waiting.dueAt <= dueAt ? waiting : { ...waiting, dueAt, actAt: dueAt }
}

/** Asks the resident for what is missing; the clock of handling stands still until they reply (C9). */
export const ask = (found: Case, { text }: { text: string }, actor: Actor, setting: Setting): Decision => {
  const outcome = legal('ask-resident', found)
  demandQuestion(found, setting)
  const { waited = none } = found
  const state: Case = {
    ...shortened(move(found, outcome, setting), waited, setting),
    waitsFrom: found.step,
    waited: { ...waited, times: waited.times + 1 },
  }
  const data = { text, until: state.dueAt }
  return { state, entries: [entry('ask-resident', { before: found, after: state, actor, note: text, data })] }
}

const nothingAsked = ({ step }: Case) =>
  new Problem('conflict', say('现在没有需要您补充的', 'Nothing is asked of you now'), {
    facts: { step, command: 'resume', allowed: [] },
  })

/** Working days the clock stood: the day on which it stopped does not count. */
const daysStood = ({ stopped }: Case, { now, timing: { zone, calendar } }: Setting): number => {
  const { pausedAt = now } = stopped?.handle ?? {}
  return workingDates(addDays(localDate(pausedAt, zone), 1), localDate(now, zone), calendar).length
}

/** Goes on where it stood still: the resident replied, staff need no reply any more, or none came in time. */
export const resume = (
  found: Case,
  { text, partId }: { text?: string; partId?: string | undefined },
  actor: Actor,
  setting: Setting,
): Decision => {
  if (actor.kind === 'resident' && found.step !== 'waiting') throw nothingAsked(found)
  const outcome = legal('resume', found, found.waitsFrom)
  const { waitsFrom: _, ...rest } = found
  const { times, days } = found.waited ?? { ...none, times: 1 }
  const waited = { times, days: days + daysStood(found, setting) }
  const state: Case = { ...move(rest, outcome, setting), waited }
  const by = actor.kind === 'member' ? 'person' : actor.kind
  return {
    state,
    entries: [
      entry('resume', { before: found, after: state, actor, note: text, data: { by, ...(partId && { partId }) } }),
    ],
  }
}

const demandInTime = (found: Case, { now }: Setting): void => {
  if (isOverdue(found, now)) refuse('已逾期，不能延期', 'It is overdue: too late to extend', { dueAt: found.dueAt })
}

const grant = (found: Case, days: number, command: 'extend' | 'decide-extension', setting: Setting): Case => ({
  ...move(found, legal(command, found, 'granted'), setting, found, days),
  extensions: (found.extensions ?? 0) + 1,
})

const demandAllowed = (found: Case, days: number, { rules }: Setting): void => {
  const { most, longestDays } = rules.extension
  const extensions = found.extensions ?? 0
  if (days > longestDays)
    throw invalid('days', say(`最多 ${longestDays} 天`, `At most ${longestDays} days`), {
      min: 1,
      max: longestDays,
      step: 1,
    })
  if (extensions >= most) refuse('延期次数已用完', 'It may not be extended again', { extensions, most })
  if (found.extension) refuse('已有延期申请待审批', 'An extension waits to be decided', { days: found.extension.days })
}

/** Puts the limit of handling off: only before it is due, as often as the county allows, with a reason (C8). */
export const extend = (
  found: Case,
  { days, reason }: { days: number; reason: string },
  actor: Actor,
  setting: Setting,
): Decision => {
  legal('extend', found)
  demandInTime(found, setting)
  demandAllowed(found, days, setting)
  const { memberId = '', role, isBelow } = actor
  const granted = !isBelow && setting.rules.extension.atOnce.some((one) => one === role)
  const state: Case = granted
    ? grant(found, days, 'extend', setting)
    : { ...move(found, legal('extend', found, 'asked'), setting), extension: { days, memberId, at: setting.now } }
  const data = { days, granted, previousDueAt: found.dueAt }
  return { state, entries: [entry('extend', { before: found, after: state, actor, note: reason, data })] }
}

/** The level above says yes or no, while there is still time. */
export const decide = (
  found: Case,
  { granted, note }: { granted: boolean; note?: string },
  actor: Actor,
  setting: Setting,
): Decision => {
  legal('decide-extension', found)
  const { extension, ...rest } = found
  if (!extension) return refuse('没有待审批的延期申请', 'No extension waits to be decided', { step: found.step })
  if (extension.memberId === actor.memberId)
    throw new Problem('forbidden', say('不能审批自己的申请', 'Nobody decides on what they asked for themselves'), {
      facts: { rule: 'other-than-asker' },
    })
  if (granted) demandInTime(found, setting)
  const state = granted
    ? grant(found, extension.days, 'decide-extension', setting)
    : move(rest, legal('decide-extension', found, 'refused'), setting)
  const data = { days: extension.days, granted, askedBy: extension.memberId, previousDueAt: found.dueAt }
  return { state, entries: [entry('decide-extension', { before: found, after: state, actor, note, data })] }
}

/** The calendar was published as far as its limit runs: what was provisional is settled, once (C9). */
export const settle = (found: Case, setting: Setting): Decision | undefined => {
  const outcome = outcomeOf('settle', found.step)
  const settled = outcome && settleLimit(move(found, outcome, setting), setting.timing)
  if (!settled) return undefined
  const data = { limit: found.limit, previousDueAt: found.dueAt }
  return {
    state: settled,
    entries: [entry('settle', { before: found, after: settled, actor: { kind: 'timer' }, data })],
  }
}
