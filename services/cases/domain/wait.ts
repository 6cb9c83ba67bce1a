import type { Actor } from '@wangge/ledger'
import { Problem, say } from '@wangge/problem'
import type { Case } from './case.ts'
import { type Decision, entry, legal, move, type Setting } from './order.ts'

/** Asks the resident for what is missing; the clock of handling stands still until they reply (C9). */
export const askResident = (found: Case, { text }: { text: string }, actor: Actor, setting: Setting): Decision => {
  const state: Case = { ...move(found, legal('ask-resident', found), setting), waitsFrom: found.step }
  const data = { text, until: state.dueAt }
  return { state, entries: [entry('ask-resident', { before: found, after: state, actor, note: text, data })] }
}

const nothingAsked = ({ step }: Case) =>
  new Problem('conflict', say('现在没有需要您补充的', 'Nothing is asked of you now'), {
    facts: { step, command: 'resume', allowed: [] },
  })

/** Goes on where it stood still: the resident replied, staff need no reply any more, or none came in time. */
export const resume = (found: Case, { text }: { text?: string }, actor: Actor, setting: Setting): Decision => {
  if (actor.kind === 'resident' && found.step !== 'waiting') throw nothingAsked(found)
  const outcome = legal('resume', found, found.waitsFrom)
  const { waitsFrom: _, ...rest } = found
  const state = move(rest, outcome, setting)
  const by = actor.kind === 'member' ? 'person' : actor.kind
  return { state, entries: [entry('resume', { before: found, after: state, actor, note: text, data: { by } })] }
}
