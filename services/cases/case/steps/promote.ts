import { say } from '@wangge/problem'
import { practicePromoted, practiceWithdrawn } from '../contract/promote.ts'
import { open } from './stretches.ts'
import type { Orders } from './words.ts'

/** How a solution becomes an example to all villages (C21). */
export const promoteSteps = {
  promote: {
    title: say('推广典型做法', 'Promote as a good practice'),
    who: ['staff'],
    action: 'case.promote',
    unless: 'practice',
    makes: practicePromoted,
    outcomes: [{ from: ['struck-off'], to: 'same' }],
  },
  'withdraw-practice': {
    title: say('撤回推广', 'Withdraw the good practice'),
    who: ['staff'],
    action: 'case.withdraw-practice',
    answers: 'practice',
    makes: practiceWithdrawn,
    outcomes: [{ from: ['struck-off', ...open, 'waiting'], to: 'same' }],
  },
} as const satisfies Orders
