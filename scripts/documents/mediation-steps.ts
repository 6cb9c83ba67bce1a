import { Step } from '../../services/cases/case/contract/words.ts'
import type { MediationSteps } from '../../services/cases/mediation/contract/lists.ts'
import { mediationSteps } from '../../services/cases/state-tables/work/mediation.ts'
import { stepsPage } from './steps-page.ts'

type Command = MediationSteps['commands'][number]

/** `docs/mediation-steps.md` */
export const mediationStepsPage = (): string => {
  const { kinds, ...table } = mediationSteps()
  const countedAt = (figure: string): string =>
    table.steps.flatMap(({ step, figures }) => (figures.some((one) => one === figure) ? `\`${step}\`` : [])).join(', ')
  const named = kinds.map(({ kind, title }) => `\`${kind}\` ${title['zh-CN']}`).join(', ')
  return stepsPage(table, {
    title: '调解步骤 · Steps of a mediation',
    servedAt: '/v1/mediation-steps',
    about: `Kinds: ${named}. A case may be mediated several times, one at a time; while one is pending the case stays in hand.

Success rate (调解成功率) of a period: succeeded ÷ ended, null when nothing ended. A mediation counts in the period of its end, by the step it is at when somebody asks:

- ended: ${countedAt('ended')}. A withdrawn one has ended too: left out, a failure could be recorded as a withdrawal.
- succeeded: ${countedAt('succeeded')}. An agreement that was not kept stays in the denominator and leaves the numerator.
- pending, in neither: ${countedAt('pending')}. One that is mediated again is pending until it ends again, and counts in the period of that end.`,
    column: {
      head: 'while its case is',
      of: ({ at }: Command) => (at.length === Step.options.length ? 'at any step' : at.join(', ')),
    },
  })
}
