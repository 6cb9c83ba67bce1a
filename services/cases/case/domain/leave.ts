import type { Actor } from '@wangge/ledger'
import { invalid, Problem, say } from '@wangge/problem'
import { deadline } from '@wangge/time'
import type { Agency } from '../contract/words.ts'
import { isPending } from '../steps/mediation.ts'
import { allowedAt } from '../steps/table.ts'
import type { Outcome } from '../steps/words.ts'
import type { Case } from './case.ts'
import { levelOf } from './ladder.ts'
import { type Decision, entry, legal, move, type Setting } from './order.ts'

/** A receipt number as it is compared: however it was typed. */
export const receiptKey = (text: string): string => text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()

/** It goes on with another agency; the resident is told where, and under which number (C19, C12). */
export const handOver = (
  found: Case,
  { agency, receiptNumber, reason, text }: { agency: Agency; receiptNumber: string; reason: string; text: string },
  actor: Actor,
  setting: Setting,
): Decision => {
  const outcome = legal('hand-over', found)
  const { now } = setting
  const state: Case = {
    ...leave(found, outcome, setting),
    handedOver: [...(found.handedOver ?? []), { ...agency, receiptNumber, at: now }],
    firstAnswerAt: found.firstAnswerAt ?? now,
  }
  const data = { agency, receiptNumber, text, reportedAt: found.reportedAt }
  return { state, entries: [entry('hand-over', { before: found, after: state, actor, note: reason, data })] }
}

/** What the agency says later, however late: a note in the ledger, and the case stays where it is. */
export const noteOutside = (
  found: Case,
  { receiptNumber, text, at }: { receiptNumber: string; text: string; at?: string },
  actor: Actor,
  setting: Setting,
): Decision => {
  const outcome = legal('outside-update', found)
  const { handedOver } = found
  if (!handedOver)
    throw new Problem('conflict', say('没有移交过其他单位', 'It was never handed over'), {
      facts: { step: found.step },
    })
  const asked = receiptKey(receiptNumber)
  const away = handedOver.findLast((one) => receiptKey(one.receiptNumber) === asked)
  if (!away) throw invalid('receiptNumber', say('不是这个事项的回执号', 'Not a receipt of this case'))
  if (at !== undefined && at > setting.now) throw invalid('at', say('不能晚于现在', 'Must not be in the future'))
  const { kind, name } = away
  const data = { agency: { kind, name }, receiptNumber: away.receiptNumber, ...(at && { outsideAt: at }) }
  const state = move(found, outcome, setting)
  return { state, entries: [entry('outside-update', { before: found, after: state, actor, note: text, data })] }
}

/** The agency sent it back: it begins anew, with limits of its own. */
export const takeBack = (found: Case, { reason }: { reason: string }, actor: Actor, setting: Setting): Decision => {
  const outcome = legal('take-back', found)
  const { unitId: _, extensions: __, sentFrom: ___, ...rest } = found
  const state = comeBack(rest, outcome, setting)
  const { kind = 'other', name = '', receiptNumber } = found.handedOver?.at(-1) ?? {}
  const data = { agency: { kind, name }, receiptNumber, leftAt: leftAt(found), reportedAt: found.reportedAt }
  return { state, entries: [entry('take-back', { before: found, after: state, actor, note: reason, data })] }
}

/** Does nobody but its own reporter wait for it? */
const isAlone = ({ merged }: Pick<Case, 'merged'>): boolean => !merged?.length

const isMediated = ({ mediation }: Case): boolean => isPending(mediation?.step)

/** Would the reporter's word be enough now? */
export const mayWithdraw = (found: Case): boolean =>
  allowedAt(found.step, found).includes('withdraw') && isAlone(found) && !isMediated(found)

/** The resident needs it no more (撤回): only before it is solved, and only for themselves. */
export const withdraw = (found: Case, { reason }: { reason?: string }, actor: Actor, setting: Setting): Decision => {
  if (isMediated(found))
    throw new Problem(
      'conflict',
      say(
        '正在调解，调解结束前不能撤回；不想再调解，请告诉调解员',
        'It is being mediated and cannot be withdrawn before that ends: tell the mediator if you want no more of it',
      ),
      { facts: { command: 'withdraw', mediation: found.mediation, allowed: [] } },
    )
  const outcome = legal('withdraw', found)
  if (!isAlone(found))
    throw new Problem(
      'conflict',
      say('还有他人反映同一件事，不能撤回', 'Others reported the same: it goes on for them'),
    )
  const state: Case = { ...leave(found, outcome, setting), cancelled: { by: 'resident', at: setting.now } }
  const data = { reportedAt: found.reportedAt }
  return { state, entries: [entry('withdraw', { before: found, after: state, actor, note: reason, data })] }
}

/** Void, or not for this county to handle (作废、不予受理): with a reason, and the resident is told (C12). */
export const cancel = (
  found: Case,
  { reason, text }: { reason: string; text: string },
  actor: Actor,
  setting: Setting,
): Decision => {
  const outcome = legal('cancel', found)
  const { now } = setting
  const state: Case = {
    ...leave(found, outcome, setting),
    cancelled: { by: 'member', at: now },
    firstAnswerAt: found.firstAnswerAt ?? now,
  }
  const data = { text, reportedAt: found.reportedAt }
  return { state, entries: [entry('cancel', { before: found, after: state, actor, note: reason, data })] }
}

/** Until when a cancelled case may come back; undefined when it is not cancelled, or never. */
export const reinstateUntil = (
  { cancelled }: Pick<Case, 'cancelled'>,
  { timing, reopenDays }: Pick<Setting, 'timing' | 'reopenDays'>,
): string | undefined =>
  cancelled === undefined || reopenDays === 0
    ? undefined
    : deadline({ from: cancelled.at, kind: 'natural-days', amount: reopenDays, ...timing }).dueAt

/** Cancelled wrongly: it begins anew, while a closed case might be opened again. */
export const reinstate = (found: Case, { reason }: { reason: string }, actor: Actor, setting: Setting): Decision => {
  const outcome = legal('reinstate', found)
  const openUntil = reinstateUntil(found, setting)
  if (openUntil === undefined || setting.now > openUntil)
    throw new Problem('gone', say('恢复办理的期限已过', 'The time to reinstate it is over'), { facts: { openUntil } })
  const { cancelled: _, unitId: __, extensions: ___, sentFrom: ____, ...rest } = found
  const state = comeBack(rest, outcome, setting)
  const data = { leftAt: leftAt(found), reportedAt: found.reportedAt }
  return { state, entries: [entry('reinstate', { before: found, after: state, actor, note: reason, data })] }
}

/** Off the list without being solved here: no limit runs, and since when is kept. */
export const leave = (found: Case, outcome: Outcome, setting: Setting): Case => {
  const { waitsFrom: _, stopped: __, ...rest } = found
  const closings = [...(found.closings ?? []), { at: setting.now }]
  const { stopped: ___, ...state } = move(rest, outcome, setting)
  return { ...state, closings }
}

/** Back on the list: it begins anew where it lay. */
export const comeBack = (found: Case, outcome: Outcome, setting: Setting): Case => {
  const closings = (found.closings ?? []).map((one) => (one.until === undefined ? { ...one, until: setting.now } : one))
  return { ...move(found, outcome, setting, levelOf(setting.ladder, found)), closings }
}

/** Since when a case has been off the list, when it was not struck off. */
const leftAt = ({ closings }: Pick<Case, 'closings'>): string | undefined => closings?.at(-1)?.at
