import type { MadeBy, OrderOf, States } from '@wangge/ledger'
import { say } from '@wangge/problem'
import {
  disclosureClosed,
  disclosureDrafted,
  disclosureObjected,
  disclosurePublished,
  disclosureRevised,
  disclosureWithdrawn,
} from './contract/facts.ts'
import { type DisclosureCommand, type DisclosureStep, disclosureSteps } from './contract/views.ts'

const orders = {
  draft: {
    title: say('拟定', 'Draft'),
    who: ['staff'],
    action: 'disclosure.write',
    makes: disclosureDrafted,
    outcomes: [{ from: [], to: 'draft' }],
  },
  revise: {
    title: say('修改', 'Revise'),
    who: ['staff'],
    action: 'disclosure.write',
    makes: disclosureRevised,
    outcomes: [{ from: ['draft'], to: 'same' }],
  },
  publish: {
    title: say('公示', 'Publish'),
    who: ['staff'],
    action: 'disclosure.write',
    makes: disclosurePublished,
    outcomes: [{ from: ['draft'], to: 'published' }],
  },
  object: {
    title: say('提出异议', 'Object'),
    who: ['anyone'],
    makes: disclosureObjected,
    outcomes: [{ from: ['published'], to: 'same' }],
  },
  close: {
    title: say('公布结果', 'Close'),
    who: ['staff'],
    action: 'disclosure.write',
    makes: disclosureClosed,
    outcomes: [{ from: ['published'], to: 'closed' }],
  },
  withdraw: {
    title: say('撤回', 'Withdraw'),
    who: ['staff'],
    action: 'disclosure.write',
    makes: disclosureWithdrawn,
    outcomes: [{ from: ['draft', 'published'], to: 'withdrawn' }],
  },
} as const satisfies Readonly<Record<DisclosureCommand, OrderOf<DisclosureStep>>>

/** The facts that its commands make. */
export type DisclosureFacts = MadeBy<typeof orders>

/** The state table of the publication of major matters. */
export const disclosureStates: States<DisclosureStep, DisclosureCommand, DisclosureFacts> = {
  name: say('公示', 'disclosure'),
  steps: disclosureSteps,
  titles: {
    draft: say('草稿', 'Draft'),
    published: say('公示', 'Published'),
    closed: say('已结束，有结果', 'Closed with a result'),
    withdrawn: say('已撤回', 'Withdrawn'),
  },
  finalSteps: ['closed', 'withdrawn'],
  orders,
}
