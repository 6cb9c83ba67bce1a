import type { Actor } from '@wangge/ledger'
import { invalid, Problem, say } from '@wangge/problem'
import type { Agency } from '../contract/words.ts'
import type { Case } from './case.ts'
import { comeBack, leave, leftAt } from './leave.ts'
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
  const data = { agency, receiptNumber, text }
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
  const { unitId: _, extensions: __, ...rest } = found
  const state = comeBack(rest, outcome, setting)
  const { kind = 'other', name = '', receiptNumber } = found.handedOver?.at(-1) ?? {}
  const data = { agency: { kind, name }, receiptNumber, leftAt: leftAt(found) }
  return { state, entries: [entry('take-back', { before: found, after: state, actor, note: reason, data })] }
}
