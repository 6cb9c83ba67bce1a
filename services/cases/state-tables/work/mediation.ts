import { ruleOf } from '@wangge/access'
import { allowedIn } from '@wangge/ledger'
import { mediationCommands, mediationKinds, mediationSteps as steps } from '../../case/contract/mediation-words.ts'
import {
  isPending,
  mediationKindTitles,
  mediationOrders,
  mediationStepTitles,
  mediationTable,
} from '../../case/steps/mediation.ts'
import { typeOf } from '../../case/table/case.ts'
import type { MediationSteps } from '../../mediation/contract/lists.ts'
import { figuresAt } from '../../mediation/domain/figures.ts'

const commandView = (command: (typeof mediationCommands)[number]): MediationSteps['commands'][number] => {
  const { title, at } = mediationOrders[command]
  const { who, action, outcomes } = mediationTable.orders[command]
  const { subtree = [], unit = [] } = action ? ruleOf(action) : {}
  return {
    command,
    title,
    who: [...who],
    roles: { subtree: [...subtree], unit: [...unit] },
    at: [...at],
    makes: typeOf(command),
    outcomes: outcomes.map(({ when, from, to }) => ({ when, from: [...from], to })),
  }
}

/** The state table of mediations as front ends and documents read it (C18). */
export const mediationSteps = (): MediationSteps => ({
  steps: steps.map((step) => ({
    step,
    title: mediationStepTitles[step],
    final: mediationTable.finalSteps.includes(step),
    figures: figuresAt(step),
    allowed: [...(isPending(step) ? [] : (['open-mediation'] as const)), ...allowedIn(mediationTable, step)],
  })),
  commands: mediationCommands.map(commandView),
  kinds: mediationKinds.map((kind) => ({ kind, title: mediationKindTitles[kind] })),
})
