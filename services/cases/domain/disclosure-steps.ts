import { say } from '@wangge/problem'
import type { DisclosureCommand, DisclosureStep } from '../contract/disclosure-views.ts'
import { disclosureSteps } from '../contract/disclosure-views.ts'
import type { States } from './states.ts'

/** The state table of the publication of major matters. */
export const disclosureStates: States<DisclosureStep, DisclosureCommand> = {
  name: say('公示', 'disclosure'),
  steps: disclosureSteps,
  titles: {
    draft: say('草稿', 'Draft'),
    published: say('公示', 'Published'),
    closed: say('已结束，有结果', 'Closed with a result'),
    withdrawn: say('已撤回', 'Withdrawn'),
  },
  finalSteps: ['closed', 'withdrawn'],
  orders: {
    draft: {
      title: say('拟定', 'Draft'),
      who: ['staff'],
      action: 'disclosure.write',
      makes: 'disclosure-drafted',
      outcomes: [{ from: [], to: 'draft' }],
    },
    revise: {
      title: say('修改', 'Revise'),
      who: ['staff'],
      action: 'disclosure.write',
      makes: 'disclosure-revised',
      outcomes: [{ from: ['draft'], to: 'same' }],
    },
    publish: {
      title: say('公示', 'Publish'),
      who: ['staff'],
      action: 'disclosure.write',
      makes: 'disclosure-published',
      outcomes: [{ from: ['draft'], to: 'published' }],
    },
    object: {
      title: say('提出异议', 'Object'),
      who: ['anyone'],
      makes: 'disclosure-objected',
      outcomes: [{ from: ['published'], to: 'same' }],
    },
    close: {
      title: say('公布结果', 'Close'),
      who: ['staff'],
      action: 'disclosure.write',
      makes: 'disclosure-closed',
      outcomes: [{ from: ['published'], to: 'closed' }],
    },
    withdraw: {
      title: say('撤回', 'Withdraw'),
      who: ['staff'],
      action: 'disclosure.write',
      makes: 'disclosure-withdrawn',
      outcomes: [{ from: ['draft', 'published'], to: 'withdrawn' }],
    },
  },
}
