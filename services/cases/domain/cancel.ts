import type { Actor } from '@wangge/ledger'
import { Problem, say } from '@wangge/problem'
import { deadline } from '@wangge/time'
import type { Case } from './case.ts'
import { comeBack, leave, leftAt } from './leave.ts'
import { isPending } from './mediation/orders.ts'
import { type Decision, entry, legal, type Setting } from './order.ts'
import { allowedAt } from './state-table.ts'

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
  return { state, entries: [entry('withdraw', { before: found, after: state, actor, note: reason, data: {} })] }
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
  return { state, entries: [entry('cancel', { before: found, after: state, actor, note: reason, data: { text } })] }
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
  const { cancelled: _, unitId: __, extensions: ___, ...rest } = found
  const state = comeBack(rest, outcome, setting)
  const data = { leftAt: leftAt(found) }
  return { state, entries: [entry('reinstate', { before: found, after: state, actor, note: reason, data })] }
}
