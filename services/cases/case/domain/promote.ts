import type { Actor } from '@wangge/ledger'
import { Problem, say } from '@wangge/problem'
import type { Case } from './case.ts'
import { type Decision, entry, legal, move, type Setting } from './order.ts'

/** Makes how a case was solved an example to all villages; never of a confidential one (C20, C21). */
export const promote = (found: Case, practiceId: string, actor: Actor, setting: Setting): Decision => {
  const outcome = legal('promote', found)
  if (found.confidential)
    throw new Problem('forbidden', say('保密事项不能推广', 'A confidential case cannot be promoted'), {
      facts: { rule: 'confidential' },
    })
  if (found.practice) throw new Problem('conflict', say('已经推广过了', 'It is promoted already'))
  const state: Case = { ...move(found, outcome, setting), practice: { practiceId, at: setting.now } }
  return { state, entries: [entry('promote', { before: found, after: state, actor, data: { practiceId } })] }
}

/** Takes it back. */
export const withdraw = (found: Case, { reason }: { reason: string }, actor: Actor, setting: Setting): Decision => {
  const outcome = legal('withdraw-practice', found)
  const { practice, ...rest } = found
  if (!practice) throw new Problem('conflict', say('这个事项没有推广', 'It is not promoted'))
  const state = move(rest, outcome, setting)
  const { practiceId } = practice
  return {
    state,
    entries: [entry('withdraw-practice', { before: found, after: state, actor, note: reason, data: { practiceId } })],
  }
}
