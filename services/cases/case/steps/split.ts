import { say } from '@wangge/problem'
import { caseSplit, partClosed, partReopened } from '../contract/split-facts.ts'
import { handlingStretch, inHand } from './stretches.ts'
import type { Orders } from './words.ts'

/** A case with an open part cannot get further. */
const undone = [...handlingStretch, 'waiting'] as const

/** One case divided among several units (C17). */
export const splitSteps = {
  split: {
    title: say('分办', 'Split'),
    who: ['staff'],
    action: 'case.split',
    notFromBelow: true,
    notOfParts: true,
    makes: caseSplit,
    outcomes: [{ from: inHand, to: 'same' }],
  },
  'close-part': {
    title: say('分办件办完', 'A part ended'),
    who: ['itself'],
    makes: partClosed,
    outcomes: [{ from: undone, to: 'same' }],
  },
  'reopen-part': {
    title: say('分办件重新办理', 'A part began again'),
    who: ['itself'],
    makes: partReopened,
    outcomes: [{ from: undone, to: 'same' }],
  },
} as const satisfies Orders
