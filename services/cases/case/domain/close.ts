import type { Actor } from '@wangge/ledger'
import { Problem, say } from '@wangge/problem'
import { deadline } from '@wangge/time'
import { type Case, locksAt } from './case.ts'
import { backTo, levelAt } from './ladder.ts'
import { type Decision, type Entry, entry, legal, move, type Setting } from './order.ts'
import { isLow, reopenUntil } from './reopen.ts'

const strikeOff = (answered: Case, setting: Setting): { state: Case; entries: Entry[] } => {
  const locks = locksAt(answered.step)
  // the resident is told of a part with the whole (C17)
  const isTold = locks.told || answered.parentId !== undefined
  if (!locks.handled || !locks.checked || !isTold) return { state: answered, entries: [] }
  const outcome = legal('strike-off', answered, answered.parentId && 'part')
  const state: Case = { ...move(answered, outcome, setting), struckOffAt: setting.now }
  const { reportedAt, solvedAt, handlerId, handledAs, selfHandled, late, lateAt, rework } = state
  const { dispatches = 0, returns = 0 } = state
  const data = {
    onTime: !late,
    ...(lateAt && { lateAt }),
    reportedAt,
    solvedAt: solvedAt as string,
    handlerId: handlerId as string,
    handledLevel: levelAt(setting.ladder, handledAs?.rungId) ?? state.level,
    selfHandled: selfHandled === true,
    rework: rework ?? 0,
    dispatches,
    returns,
    ...(state.closings && { round: state.closings.length + 1 }),
  }
  return { state, entries: [entry('strike-off', { before: answered, after: state, actor: { kind: 'timer' }, data })] }
}

/** Another person looks whether it is solved; if not, it goes back with its old deadline (C15). */
export const check = (
  found: Case,
  { passed, note }: { passed: boolean; note?: string },
  actor: Actor,
  setting: Setting,
): Decision => {
  legal('check', found)
  if (actor.memberId === found.handlerId)
    throw new Problem('forbidden', say('办结人不能核查自己办的事项', 'Whoever solved it may not check it'), {
      facts: { rule: 'other-than-handler' },
    })
  if (passed) {
    const state = move(found, legal('check', found, 'passed'), setting)
    const data = { passed, rework: found.rework ?? 0 }
    const checked = entry('check', { before: found, after: state, actor, note, data })
    if (!found.parentId) return { state, entries: [checked] }
    const struck = strikeOff(state, setting)
    return { state: struck.state, entries: [checked, ...struck.entries] }
  }
  const outcome = legal('check', found, found.selfHandled ? 'failed' : 'failed-by-unit')
  const { solvedAt: _, ...rest } = found
  const rework = (found.rework ?? 0) + 1
  const state: Case = { ...move(rest, outcome, setting, backTo(setting.ladder, found)), rework }
  const data = { passed, rework, handlerId: found.handlerId }
  return { state, entries: [entry('check', { before: found, after: state, actor, note, data })] }
}

/** Tells the resident: meanwhile at any step, and finally after the check; then nothing holds the case on the list (C11, C12). */
export const answer = (found: Case, { text }: { text: string }, actor: Actor, setting: Setting): Decision => {
  const outcome = legal('answer', found)
  const final = outcome.when === 'final'
  const state: Case = {
    ...move(found, outcome, setting),
    firstAnswerAt: found.firstAnswerAt ?? setting.now,
  }
  const isFirst = found.firstAnswerAt === undefined
  const data = { final, text, ...(isFirst && { first: true as const, reportedAt: found.reportedAt }) }
  const told = entry('answer', { before: found, after: state, actor, note: text, data })
  if (!final) return { state, entries: [told] }
  const struck = strikeOff(state, setting)
  return { state: struck.state, entries: [told, ...struck.entries] }
}

/** Until when a closed case may be rated; undefined before it is closed. */
export const rateUntil = (
  { struckOffAt }: Pick<Case, 'struckOffAt'>,
  { timing, ratingDays }: Pick<Setting, 'timing' | 'ratingDays'>,
): string | undefined =>
  struckOffAt && deadline({ from: struckOffAt, kind: 'natural-days', amount: ratingDays, ...timing }).dueAt

/** What was said of the last closing; a merged case is closed with the one it goes on in. */
export const ratingOf = ({ rating }: Pick<Case, 'rating'>, { struckOffAt }: Pick<Case, 'struckOffAt'>) =>
  rating && struckOffAt !== undefined && rating.at >= struckOffAt ? rating : undefined

/**
 * The resident's word on it: once per closing, while the window is open; a bad one offers to open it again (C13). Whoever
 * reported the same rates `whole`, into which theirs was merged (C16).
 */
export const rate = (
  found: Case,
  { stars, comment }: { stars: number; comment?: string },
  setting: Setting,
  whole: Case = found,
): Decision<'rate'> => {
  const outcome = legal('rate', found)
  legal('rate', whole)
  const given = ratingOf(found, whole)
  if (given)
    throw new Problem('conflict', say('已经评价过了', 'It has been rated already'), { facts: { ratedAt: given.at } })
  const openUntil = rateUntil(whole, setting)
  if (openUntil && setting.now > openUntil)
    throw new Problem('gone', say('评价时间已过', 'The time for rating is over'), { facts: { openUntil } })
  const state: Case = {
    ...move(found, outcome, setting),
    rating: { stars, at: setting.now, ...(comment !== undefined && { comment }) },
  }
  const until = reopenUntil(whole, setting)
  const offer = isLow(stars) && until !== undefined && setting.now <= until
  const { handlerId, caseId: mainId } = whole
  const data = { stars, handlerId, ...(whole !== found && { mainId }), ...(offer && { reopenUntil: until }) }
  return {
    state,
    entries: [entry('rate', { before: found, after: state, actor: { kind: 'resident' }, note: comment, data })],
  }
}
