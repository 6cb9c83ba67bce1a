import type { MadeBy, OrderOf, States } from '@wangge/ledger'
import { say } from '@wangge/problem'
import {
  deedAdded,
  deedAmended,
  deedAmountDecided,
  deedCancelled,
  deedCaseOpened,
  deedChecked,
  deedFellBack,
  deedFinished,
  deedProgressed,
  deedPublished,
  deedReminded,
  deedRevised,
  deedStarted,
} from './contract/facts.ts'
import { type DeedCommand, type DeedStep, deedSteps } from './contract/words.ts'

/** Published and not done yet. */
const running = ['planned', 'under-way'] as const

const orders = {
  add: {
    title: say('列入清单', 'Add'),
    who: ['staff'],
    action: 'deed.write',
    makes: deedAdded,
    outcomes: [{ from: [], to: 'draft' }],
  },
  revise: {
    title: say('修改', 'Revise'),
    who: ['staff'],
    action: 'deed.write',
    makes: deedRevised,
    outcomes: [{ from: ['draft'], to: 'same' }],
  },
  publish: {
    title: say('公布', 'Publish'),
    who: ['staff'],
    action: 'deed.write',
    makes: deedPublished,
    outcomes: [{ from: ['draft'], to: 'planned' }],
  },
  start: {
    title: say('开始办理', 'Start'),
    who: ['staff'],
    action: 'deed.progress',
    makes: deedStarted,
    outcomes: [{ from: ['planned'], to: 'under-way' }],
  },
  'report-progress': {
    title: say('报送进度', 'Report progress'),
    who: ['staff'],
    action: 'deed.progress',
    makes: deedProgressed,
    outcomes: [{ from: running, to: 'under-way' }],
  },
  amend: {
    title: say('调整', 'Amend'),
    who: ['staff'],
    action: 'deed.write',
    makes: deedAmended,
    outcomes: [{ from: running, to: 'same' }],
  },
  'decide-amount': {
    title: say('审批数量调整', 'Decide on another amount'),
    who: ['staff'],
    action: 'deed.check',
    makes: deedAmountDecided,
    outcomes: [{ from: running, to: 'same' }],
  },
  finish: {
    title: say('办结', 'Finish'),
    who: ['staff'],
    action: 'deed.progress',
    makes: deedFinished,
    outcomes: [{ from: ['under-way'], to: 'done' }],
  },
  check: {
    title: say('核查', 'Check'),
    who: ['staff'],
    action: 'deed.check',
    makes: deedChecked,
    outcomes: [
      { when: 'passed', from: ['done'], to: 'checked' },
      { when: 'failed', from: ['done'], to: 'under-way' },
    ],
  },
  cancel: {
    title: say('取消', 'Cancel'),
    who: ['staff'],
    action: 'deed.write',
    makes: deedCancelled,
    outcomes: [{ from: ['draft', ...running], to: 'cancelled' }],
  },
  'open-case': {
    title: say('转为事项', 'Open a case'),
    who: ['staff'],
    action: 'deed.open-case',
    makes: deedCaseOpened,
    outcomes: [{ from: running, to: 'same' }],
  },
  remind: {
    title: say('逾期提醒', 'Remind'),
    who: ['timer'],
    makes: deedReminded,
    outcomes: [{ from: running, to: 'same' }],
  },
  'fall-back': {
    title: say('负责人离岗，退回岗位', 'Fall back to the post'),
    who: ['itself'],
    makes: deedFellBack,
    outcomes: [{ from: ['draft', ...running, 'done'], to: 'same' }],
  },
} as const satisfies Readonly<Record<DeedCommand, OrderOf<DeedStep>>>

/** The facts that its commands make. */
export type DeedFacts = MadeBy<typeof orders>

/** The state table of items on deed lists. */
export const deedStates: States<DeedStep, DeedCommand, DeedFacts> = {
  name: say('清单事项', 'item'),
  steps: deedSteps,
  titles: {
    draft: say('草稿', 'Draft'),
    planned: say('已公布，待办', 'Published, to be done'),
    'under-way': say('办理中', 'Under way'),
    done: say('已办结，待核查', 'Done, to be checked'),
    checked: say('已核查', 'Checked'),
    cancelled: say('已取消', 'Cancelled'),
  },
  finalSteps: ['checked', 'cancelled'],
  orders,
}
