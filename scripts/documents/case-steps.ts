import type { CaseSteps } from '../../services/cases/state-tables/contract/case-steps.ts'
import { caseSteps } from '../../services/cases/state-tables/work/case.ts'
import { stepsPage } from './steps-page.ts'

type Command = CaseSteps['commands'][number]
type Outcome = Command['outcomes'][number]

const clocks = ({ stops, starts, resumes, ...clock }: Outcome): string =>
  [
    stops.length > 0 && `${clock.pauses ? 'pauses' : 'stops'} ${stops.join(', ')}`,
    starts.length > 0 && `starts ${starts.join(', ')}`,
    resumes.length > 0 && `resumes ${resumes.join(', ')}`,
    clock.renews && 'renews',
    clock.extends && 'extends',
  ]
    .filter(Boolean)
    .join('; ')

const rules = ({ otherThanHandler, notFromBelow, ofUnit, whole, notOfParts }: Command): string[] =>
  [
    otherThanHandler && 'not whoever solved it',
    notFromBelow && 'not from below its level',
    ofUnit && 'once sent to a unit, that unit’s and its sender’s',
    whole && 'not while a part is open',
    notOfParts && 'not of a part',
  ].filter((rule) => typeof rule === 'string')

/** `docs/case-steps.md` */
export const caseStepsPage = (): string => {
  const { limits, ...table } = caseSteps()
  const named = limits.map(({ limit, title }) => `\`${limit}\` ${title['zh-CN']}`).join(', ')
  return stepsPage(table, {
    title: '事项步骤 · Steps of a case',
    servedAt: '/v1/case-steps',
    about: `Limits: ${named}. At every open step exactly one runs.`,
    column: { head: 'limits', of: (_, outcome: Outcome) => clocks(outcome) || '—' },
    rules,
  })
}
