import { ruleOf } from '@wangge/access'
import { typeIn } from './record.ts'
import type { StateTable } from './shapes.ts'
import { allowedIn, type States } from './steps.ts'

/** A state table as front ends read it: they draw their buttons from it. */
export const stateTableOf = <S extends string, C extends string>({
  steps,
  titles,
  finalSteps,
  orders,
}: States<S, C>): StateTable => ({
  steps: steps.map((step) => ({
    step,
    title: titles[step],
    final: finalSteps.includes(step),
    allowed: allowedIn({ orders }, step),
  })),
  commands: (Object.keys(orders) as C[]).map((command) => {
    const { title, who, action, outcomes } = orders[command]
    const { subtree = [], unit = [], own = false } = action ? ruleOf(action) : {}
    return {
      command,
      title,
      who: [...who],
      roles: { subtree: [...subtree], unit: [...unit], own },
      makes: typeIn(orders[command]),
      outcomes: outcomes.map(({ when, from, to }) => ({ when, from: [...from], to })),
    }
  }),
})
