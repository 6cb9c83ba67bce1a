import { say } from '@wangge/problem'
import type { Orders } from '../steps.ts'
import { inHand, open } from './stretches.ts'

/** Two cases of the same matter (C16). */
export const merging = {
  merge: {
    title: say('并案', 'Merge'),
    who: ['staff'],
    action: 'case.merge',
    whole: true,
    notOfParts: true,
    makes: 'case-merged',
    outcomes: [
      { from: ['reported'], to: 'merged', stops: ['accept'] },
      { from: inHand, to: 'merged', stops: ['handle'] },
      { from: ['waiting'], to: 'merged', stops: ['reply'] },
    ],
  },
  unmerge: {
    title: say('撤销并案', 'Undo a merge'),
    who: ['staff'],
    action: 'case.merge',
    makes: 'case-unmerged',
    outcomes: [{ from: ['merged'], to: 'reported', starts: ['accept'] }],
  },
  'take-in': {
    title: say('并入相同诉求', 'Take in'),
    who: ['itself'],
    notOfParts: true,
    makes: 'case-took-in',
    outcomes: [{ from: [...open, 'waiting'], to: 'same' }],
  },
  'let-go': {
    title: say('移出并案', 'Let go'),
    who: ['itself'],
    makes: 'case-let-go',
    outcomes: [{ from: [...open, 'waiting', 'struck-off'], to: 'same' }],
  },
} as const satisfies Orders
