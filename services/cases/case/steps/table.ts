import type { MadeBy } from '@wangge/ledger'
import { type Command, commands, type Step } from '../contract/words.ts'
import { beside } from './beside.ts'
import { closeSteps } from './close.ts'
import { correctSteps } from './correct.ts'
import { fallSteps } from './fall.ts'
import { guardSteps } from './guard.ts'
import { handleSteps } from './handle.ts'
import { leaveSteps } from './leave.ts'
import { isPending, mediable, type mediationOrders, type PendingMediation } from './mediation.ts'
import { mergeSteps } from './merge.ts'
import { pressSteps } from './press.ts'
import { promoteSteps } from './promote.ts'
import { splitSteps } from './split.ts'
import { waitSteps } from './wait.ts'
import { type Awaited, awaitedMatters, type Order, type Outcome } from './words.ts'

/** The state table: every command, who gives it, which steps it joins, which limits it starts and stops, what it makes. */
export const caseOrders = {
  ...handleSteps,
  ...waitSteps,
  ...closeSteps,
  ...mergeSteps,
  ...leaveSteps,
  ...splitSteps,
  ...pressSteps,
  ...correctSteps,
  ...fallSteps,
  ...promoteSteps,
  ...beside,
  ...guardSteps,
} as const satisfies Readonly<Record<Command, Order>>
/** The same, whatever a command's line leaves out. */
export const orders: Readonly<Record<Command, Order>> = caseOrders

/** The facts that its commands make, and those of its mediations. */
export type CaseFacts = MadeBy<typeof caseOrders & typeof mediationOrders>

/** What a case may hold besides its step that commands depend on. */
export interface Pending extends Readonly<Partial<Record<Awaited, unknown>>> {
  readonly parentId?: string | undefined
  readonly openParts?: readonly string[] | undefined
  readonly mediation?: PendingMediation | undefined
}

/** The same by name: what is answered, how it is divided, and that its mediation goes on. */
const pendingNames = [...awaitedMatters, 'parentId', 'openParts', 'mediation'] as const
export type PendingName = (typeof pendingNames)[number]

/** What is pending on a case, in the order of the names. */
export const pendingOn = (found: Pending): PendingName[] =>
  pendingNames.filter((name) => (name === 'mediation' ? isPending(found.mediation?.step) : found[name]))

/** Commands that somebody may give at a step. What happens by itself is not among them, nor what has nothing to answer. */
export const allowedAmid = (step: Step, pending: readonly PendingName[]): Command[] => {
  const is = (name: PendingName | undefined): boolean => name !== undefined && pending.includes(name)
  return commands.filter((command) => {
    const { who, answers, unless, beside, whole, notOfParts, outcomes } = orders[command]
    const isGiven = who.some((one) => one !== 'itself' && one !== 'timer')
    if (beside || !isGiven || (answers && !is(answers)) || is(unless)) return false
    if ((notOfParts && is('parentId')) || (whole && is('openParts'))) return false
    const leads = outcomes.filter(({ from }) => from.includes(step))
    return leads.some(({ to }) => to === 'same' || !is('mediation') || mediable.includes(to))
  })
}

export const allowedAt = (step: Step, found: Pending = {}): Command[] => allowedAmid(step, pendingOn(found))

/** The outcome of a command at a step, if it may be given there at all. */
export const outcomeOf = (command: Command, step: Step, when?: string): Outcome | undefined =>
  orders[command].outcomes.find(
    (outcome) => outcome.from.includes(step) && (when === undefined || outcome.when === when),
  )
