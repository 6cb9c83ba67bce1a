import { say } from '@wangge/problem'
import {
  caseMarkedConfidential,
  caseUnmarkedConfidential,
  viewerNamed,
  viewerRemoved,
} from '../contract/guard-facts.ts'
import { open } from './stretches.ts'
import type { Orders } from './words.ts'

const still = [...open, 'waiting', 'struck-off'] as const

/** Who may know of it (C20). */
export const guardSteps = {
  'mark-confidential': {
    title: say('设为保密', 'Keep confidential'),
    who: ['staff'],
    action: 'case.mark-confidential',
    beside: true,
    notOfParts: true,
    makes: caseMarkedConfidential,
    outcomes: [
      { when: 'stays', from: still, to: 'same' },
      { when: 'goes-up', from: open, to: 'same', renews: true },
      // the resident's time to reply is not begun anew, and what is over has none
      { when: 'goes-up', from: ['waiting', 'struck-off'], to: 'same' },
    ],
  },
  'unmark-confidential': {
    title: say('解除保密', 'No longer confidential'),
    who: ['staff'],
    action: 'case.unmark-confidential',
    beside: true,
    notOfParts: true,
    makes: caseUnmarkedConfidential,
    outcomes: [{ from: still, to: 'same' }],
  },
  'name-viewer': {
    title: say('指定知情人', 'Name a viewer'),
    who: ['staff'],
    action: 'case.name-viewer',
    beside: true,
    makes: viewerNamed,
    outcomes: [{ from: still, to: 'same' }],
  },
  'remove-viewer': {
    title: say('取消知情人', 'Remove a viewer'),
    who: ['staff'],
    action: 'case.name-viewer',
    beside: true,
    makes: viewerRemoved,
    outcomes: [{ from: still, to: 'same' }],
  },
} as const satisfies Orders
