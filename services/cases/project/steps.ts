import type { MadeBy, OrderOf, States } from '@wangge/ledger'
import { say } from '@wangge/problem'
import {
  projectAssessed,
  projectDecided,
  projectFinished,
  projectPlanned,
  projectRevised,
  projectStarted,
  projectStopped,
} from './contract/facts.ts'
import { type ProjectCommand, type ProjectStep, projectSteps } from './contract/views.ts'

const written = { who: ['staff'], action: 'project.write' } as const satisfies Partial<OrderOf<ProjectStep>>

const orders = {
  plan: {
    ...written,
    title: say('登记', 'Plan'),
    makes: projectPlanned,
    outcomes: [{ from: [], to: 'planned' }],
  },
  revise: {
    ...written,
    title: say('修改', 'Revise'),
    makes: projectRevised,
    outcomes: [{ from: ['planned'], to: 'same' }],
  },
  assess: {
    ...written,
    title: say('风险评估', 'Assess'),
    makes: projectAssessed,
    outcomes: [
      { when: 'usual', from: ['planned', 'to-approve', 'cleared'], to: 'cleared' },
      { when: 'high', from: ['planned', 'to-approve', 'cleared'], to: 'to-approve' },
    ],
  },
  decide: {
    title: say('审批', 'Decide'),
    who: ['staff'],
    action: 'project.decide',
    makes: projectDecided,
    outcomes: [
      { when: 'approved', from: ['to-approve'], to: 'cleared' },
      { when: 'refused', from: ['to-approve'], to: 'planned' },
    ],
  },
  start: {
    ...written,
    title: say('开工', 'Start'),
    makes: projectStarted,
    outcomes: [{ from: ['cleared'], to: 'started' }],
  },
  finish: {
    ...written,
    title: say('完工', 'Finish'),
    makes: projectFinished,
    outcomes: [{ from: ['started'], to: 'finished' }],
  },
  stop: {
    ...written,
    title: say('终止', 'Stop'),
    makes: projectStopped,
    outcomes: [{ from: ['planned', 'to-approve', 'cleared', 'started'], to: 'stopped' }],
  },
} as const satisfies Readonly<Record<ProjectCommand, OrderOf<ProjectStep>>>

/** The facts that its commands make. */
export type ProjectFacts = MadeBy<typeof orders>

/** The state table of projects: none starts before its risk record (两端处置). */
export const projectStates: States<ProjectStep, ProjectCommand, ProjectFacts> = {
  name: say('项目', 'project'),
  steps: projectSteps,
  titles: {
    planned: say('拟建，待评估', 'Planned, to be assessed'),
    'to-approve': say('高风险，待审批', 'High risk, to be approved'),
    cleared: say('评估完成，可开工', 'Assessed: it may start'),
    started: say('已开工', 'Started'),
    finished: say('已完工', 'Finished'),
    stopped: say('已终止', 'Stopped'),
  },
  finalSteps: ['finished', 'stopped'],
  orders,
}
