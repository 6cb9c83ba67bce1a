import type { Case } from './case.ts'
import { beside } from './orders/beside.ts'
import { closing } from './orders/closing.ts'
import { guarding } from './orders/guarding.ts'
import { handling } from './orders/handling.ts'
import { leaving } from './orders/leaving.ts'
import { merging } from './orders/merging.ts'
import { parting } from './orders/parting.ts'
import { pressing } from './orders/pressing.ts'
import { promoting } from './orders/promoting.ts'
import { waiting } from './orders/waiting.ts'
import { type Command, commands, type Order, type Outcome, type Step } from './steps.ts'

/** The state table: every command, who gives it, which steps it joins, which limits it starts and stops, what it makes. */
export const orders: Readonly<Record<Command, Order>> = {
  ...handling,
  ...waiting,
  ...closing,
  ...merging,
  ...leaving,
  ...parting,
  ...pressing,
  ...promoting,
  ...beside,
  ...guarding,
}

/** What a case may hold besides its step that commands depend on: what one answers, and how it is divided. */
export type Pending = Partial<Record<NonNullable<Order['answers']>, unknown>> & Pick<Case, 'parentId' | 'openParts'>

/** Commands that somebody may give at a step. What happens by itself is not among them, nor what has nothing to answer. */
export const allowedAt = (step: Step, pending: Pending = {}): Command[] =>
  commands.filter((command) => {
    const { who, answers, beside, whole, notOfParts, outcomes } = orders[command]
    if (beside || who.includes('itself') || (answers && !pending[answers])) return false
    if ((notOfParts && pending.parentId) || (whole && pending.openParts)) return false
    return outcomes.some(({ from }) => from.includes(step))
  })

/** The outcome of a command at a step, if it may be given there at all. */
export const outcomeOf = (command: Command, step: Step, when?: string): Outcome | undefined =>
  orders[command].outcomes.find(
    (outcome) => outcome.from.includes(step) && (when === undefined || outcome.when === when),
  )
