import { stateTableOf } from '@wangge/ledger'
import { deedFigures } from '../../services/cases/deed/contract/words.ts'
import { counts } from '../../services/cases/deed/domain/deed.ts'
import { deedStates } from '../../services/cases/deed/steps.ts'
import { disclosureStates } from '../../services/cases/disclosure/steps.ts'
import { projectStates } from '../../services/cases/project/steps.ts'
import { stepsPage } from './steps-page.ts'

const [due, dayAfter] = ['2026-11-30', '2026-12-01']

/** At which steps a figure counts an item whose day is over. */
const countedAt = (figure: (typeof deedFigures)[number]): string =>
  deedStates.steps.flatMap((step) => (counts(figure, { step, dueOn: due }, dayAfter) ? `\`${step}\`` : [])).join(', ')

/** `docs/deed-steps.md` */
export const deedStepsPage = (): string =>
  stepsPage(stateTableOf(deedStates), {
    title: '清单事项步骤 · Steps of an item on a deed list',
    servedAt: '/v1/state-tables/deed',
    about: `Rate of done (办结率): done ÷ items, null when there are none. An item counts by the step it is at when somebody asks:

${deedFigures.map((figure) => `- ${figure}: ${countedAt(figure)}${figure === 'overdue' ? ', once its day is over, or was over before it was moved' : ''}`).join('\n')}`,
  })

/** `docs/disclosure-steps.md` */
export const disclosureStepsPage = (): string =>
  stepsPage(stateTableOf(disclosureStates), {
    title: '公示步骤 · Steps of a disclosure',
    servedAt: '/v1/state-tables/disclosure',
    about:
      'Anybody may read it from its first day on, and object until its last; an objection is a case. It is closed after its last day and when every objection has its answer, with its result; objections begin above the level of whoever published it. Withdrawn, it says that it was, and its ledger says why.',
  })

/** `docs/project-steps.md` */
export const projectStepsPage = (): string =>
  stepsPage(stateTableOf(projectStates), {
    title: '项目步骤 · Steps of a project',
    servedAt: '/v1/state-tables/project',
    about:
      'It starts on a day after that of its risk record, and not before a high risk was approved, by another than whoever assessed it; a risk that was once found high is approved so whatever a later check says.',
  })
