import { type Actor, allowedIn, type DecisionOf, stepsOf, type Today } from '@wangge/ledger'
import { invalid, Problem, say } from '@wangge/problem'
import { addDays, daysBetween, endOfDate } from '@wangge/time'
import type { Evidence } from '../../case/contract/words.ts'
import { demandProof, evidenceData, saidWith } from '../../case/domain/evidence.ts'
import type { DeedCommand } from '../contract/words.ts'
import { type DeedFacts, deedStates } from '../steps.ts'
import { type Deed, firstDayOf, firstReminder, isOverdueOn, isPastDue, sumOf } from './deed.ts'

export type DeedDecision = DecisionOf<Deed, DeedFacts>

/** What every fact of an item says: ids and where it stands, never its text. */
export const deedStanding = ({
  deedId,
  areaId,
  list,
  period,
  step,
  owner,
  dueOn,
  quantity,
  done,
  caseId,
  asked,
}: Deed) => ({
  deedId,
  areaId,
  list,
  period,
  step,
  owner,
  dueOn,
  quantity,
  done,
  ...(caseId && { caseId }),
  ...(asked && { askedAmount: asked.amount }),
})
const { open, take } = stepsOf(deedStates, deedStanding)

/** What an item says, as it may be edited until it is published. */
export type DeedText = Pick<
  Deed,
  'areaId' | 'listingAreaId' | 'list' | 'period' | 'title' | 'owner' | 'dueOn' | 'quantity' | 'fromCaseId'
>

const cameOf = ({ fromCaseId }: Pick<DeedText, 'fromCaseId'>) => (fromCaseId ? { fromCaseId } : {})

/** Puts an item on a list, as a draft. */
export const add = (deedId: string, text: DeedText, actor: Actor): DeedDecision =>
  open('add', { ...text, deedId, done: 0 }, actor, { data: cameOf(text) })

/** Says it differently, as long as nobody was promised anything. */
export const revise = (found: Deed, text: DeedText, actor: Actor): DeedDecision => {
  const { fromCaseId: _, ...rest } = found
  return take('revise', rest, text, actor, { data: cameOf(text) })
}

export interface Noted {
  readonly note?: string | undefined
}

/** Promises it: from here on its due date changes only with a reason. */
export const publish = (found: Deed, { note }: Noted, actor: Actor, now: Today): DeedDecision =>
  take('publish', found, { publishedOn: now.today, actAt: firstReminder(found.dueOn, now) }, actor, { note, data: {} })

export const start = (found: Deed, { note }: Noted, actor: Actor): DeedDecision =>
  take('start', found, {}, actor, { note, data: {} })

/** So much more was done. A correction is an entry of its own, below zero. */
export const reportProgress = (
  found: Deed,
  {
    on,
    amount,
    note,
    evidence = [],
  }: { on: string; amount: number; evidence?: readonly Evidence[] | undefined } & Noted,
  actor: Actor,
  { today }: Today,
): DeedDecision => {
  if (on > today) throw invalid('on', say('日期不能晚于今天', 'It must not be after today'), { max: today })
  const min = firstDayOf(found)
  if (on < min) throw invalid('on', say('日期早于清单所属时段', 'It is before the item began'), { min })
  if (amount <= 0 && note === undefined)
    throw invalid('note', say('没有进度或冲减进度须说明', 'Say why nothing was done, or is taken back'))
  const done = sumOf(found.done, amount)
  if (done < 0) throw invalid('amount', say('冲减不能超过已报数量', 'More than was reported'), { min: -found.done })
  const data = { on, amount, evidence: evidenceData(evidence) }
  return take('report-progress', found, { done }, actor, { note: saidWith(evidence, note), data })
}

/** Without the reminder, and what was asked: nobody is reminded of what is over, and nothing about it is decided. */
const settled = ({ actAt: _, asked: __, ...rest }: Deed): Deed => rest

/** Says that it is done: the amount was reached, and here is the proof. */
export const finish = (
  found: Deed,
  { evidence, note }: { evidence: readonly Evidence[] } & Noted,
  actor: Actor,
  { today }: Today,
): DeedDecision => {
  demandProof(evidence)
  const onTime = !isOverdueOn(found, today)
  const finisherId = actor.memberId ?? ''
  const data = { finisherId, onTime, evidence: evidenceData(evidence) }
  const decision = take('finish', settled(found), { finishedOn: today, finisherId }, actor, {
    note: saidWith(evidence, note),
    data,
  })
  const { amount, unit } = found.quantity
  if (found.done < amount)
    throw new Problem('conflict', say('数量还没有完成', 'The amount has not been reached'), {
      facts: { done: found.done, amount, unit },
    })
  return decision
}

/** Another person looks whether it is done; if not, it goes on with its old due date. */
export const check = (
  found: Deed,
  { passed, note }: { passed: boolean } & Noted,
  actor: Actor,
  now: Today,
): DeedDecision => {
  const { finishedOn: _, finisherId = '', ...rest } = found
  const when = passed ? 'passed' : 'failed'
  const rework = (found.rework ?? 0) + (passed ? 0 : 1)
  const change = passed ? {} : { rework, actAt: firstReminder(found.dueOn, now) }
  const decision = take('check', passed ? found : rest, change, actor, {
    when,
    note,
    data: { passed, rework, finisherId },
  })
  if (actor.memberId === finisherId)
    throw new Problem('forbidden', say('办结人不能核查自己办的事项', 'Whoever finished it may not check it'), {
      facts: { rule: 'other-than-finisher' },
    })
  return decision
}

export const cancel = (found: Deed, { reason }: { reason: string }, actor: Actor): DeedDecision =>
  take('cancel', settled(found), {}, actor, { note: reason, data: {} })

const noProblem = say('只有问题清单的事项可以转为事项', 'Only a problem can become a case')

/** Refuses what is on no list of problems, whatever is said of it. */
export const demandProblem = ({ list, step }: Pick<Deed, 'list' | 'step'>, isProblem: boolean): void => {
  if (isProblem) return
  const allowed = allowedOn({ list, step }, false)
  throw new Problem('conflict', noProblem, { facts: { list, command: 'open-case', allowed } })
}

/** Commands that may be given to it now: a case is opened of a problem only, and once; what was asked is decided. */
export const allowedOn = (
  { step, caseId, asked }: Pick<Deed, 'step' | 'list' | 'caseId'> & { readonly asked?: unknown },
  isProblem: boolean,
): DeedCommand[] =>
  allowedIn(deedStates, step).filter((command) => {
    if (command === 'decide-amount') return asked !== undefined
    return command !== 'open-case' || (isProblem && caseId === undefined)
  })

/** A problem goes on as a case; once. */
export const handOn = (
  found: Deed,
  { caseId, opened }: { caseId: string; opened: boolean },
  actor: Actor,
  isProblem: boolean,
): DeedDecision => {
  const decision = take('open-case', found, { caseId }, actor, { data: { caseId, opened } })
  demandProblem(found, isProblem)
  if (found.caseId !== undefined)
    throw new Problem('conflict', say('已转为事项', 'It has become a case already'), {
      facts: { caseId: found.caseId },
    })
  return decision
}

/** Reminds the owner of what is overdue; nothing when it is not. */
export const remind = (found: Deed, { today, zone }: Today, everyDays: number): DeedDecision | undefined =>
  isPastDue(found, today)
    ? take(
        'remind',
        found,
        { actAt: endOfDate(addDays(today, everyDays - 1), zone) },
        { kind: 'timer' },
        {
          data: { overdueDays: daysBetween(found.dueOn, today) },
        },
      )
    : undefined

/** Whoever owned it has left: it is the post's. */
export const fallBack = (found: Deed, owner: Deed['owner']): DeedDecision =>
  take('fall-back', found, { owner }, { kind: 'timer' }, { data: { previous: found.owner } })
