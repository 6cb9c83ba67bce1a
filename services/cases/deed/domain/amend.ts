import { type Actor, stepsOf, type Today } from '@wangge/ledger'
import { invalid, Problem, say } from '@wangge/problem'
import { deedStates } from '../steps.ts'
import { type DeedDecision, deedStanding, type Noted } from './commands.ts'
import { type Deed, firstReminder, isPastDue } from './deed.ts'

const { take } = stepsOf(deedStates, deedStanding)

/** What was late stays late, whatever day it is given then. */
const lateness = (found: Deed, today: string): Pick<Deed, 'overdueSince'> =>
  isPastDue(found, today) ? { overdueSince: found.overdueSince ?? found.dueOn } : {}

/**
 * Changes what was promised, with a reason that stands in the ledger: its day at once, its amount when a checker agrees,
 * for the sums of a published list are what the people were told.
 */
export const amend = (
  found: Deed,
  { dueOn = found.dueOn, amount = found.quantity.amount, reason }: { dueOn?: string; amount?: number; reason: string },
  actor: Actor,
  now: Today,
): DeedDecision => {
  if (dueOn === found.dueOn && amount === found.quantity.amount)
    throw invalid('dueOn', say('期限或数量须有一项改变', 'Change the due date or the amount'))
  const isOther = amount !== found.quantity.amount
  if (isOther && found.asked)
    throw new Problem('conflict', say('已有数量调整待审批', 'Another amount waits to be decided'), {
      facts: { asked: found.asked.amount },
    })
  const asked = { amount, memberId: actor.memberId ?? '', on: now.today }
  const change = {
    ...(dueOn !== found.dueOn && { dueOn, actAt: firstReminder(dueOn, now), ...lateness(found, now.today) }),
    ...(isOther && { asked }),
  }
  const data = { previousDueOn: found.dueOn, previousAmount: found.quantity.amount }
  return take('amend', found, change, actor, { note: reason, data })
}

/** A checker says yes or no to another amount: neither who asked for it, nor whose item it is. */
export const decideAmount = (
  found: Deed,
  { granted, note }: { granted: boolean } & Noted,
  actor: Actor,
  isOwner: boolean,
): DeedDecision => {
  const { asked, ...rest } = found
  const { amount: previousAmount } = found.quantity
  const { amount: wanted = previousAmount, memberId: askedBy = '' } = asked ?? {}
  const quantity = { ...found.quantity, ...(granted && { amount: wanted }) }
  const data = { granted, wanted, previousAmount, askedBy }
  const decision = take('decide-amount', rest, { quantity }, actor, { note, data })
  if (!asked) throw new Problem('conflict', say('没有待审批的数量调整', 'No other amount waits to be decided'))
  if (isOwner || actor.memberId === askedBy)
    throw new Problem('forbidden', say('申请人和责任人不能审批', 'Neither who asked nor whose item it is decides'), {
      facts: { rule: 'other-than-asker' },
    })
  return decision
}
