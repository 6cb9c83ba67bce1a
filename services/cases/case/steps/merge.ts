import { say } from '@wangge/problem'
import { caseLetGo, caseMerged, caseTookIn, caseUnmerged } from '../contract/merge-facts.ts'
import { open, unsolvedTo } from './stretches.ts'
import type { Orders } from './words.ts'

/** Where a case may be that others were merged into. */
const over = ['handed-over', 'cancelled', 'struck-off'] as const

/** Two cases of the same matter (C16). */
export const mergeSteps = {
  merge: {
    title: say('并案', 'Merge'),
    who: ['staff'],
    action: 'case.merge',
    notFromBelow: true,
    whole: true,
    notOfParts: true,
    makes: caseMerged,
    outcomes: unsolvedTo('merged'),
  },
  unmerge: {
    title: say('撤销并案', 'Undo a merge'),
    who: ['staff'],
    action: 'case.merge',
    notFromBelow: true,
    makes: caseUnmerged,
    outcomes: [{ from: ['merged'], to: 'reported', starts: ['accept'] }],
  },
  'take-in': {
    title: say('并入相同事项', 'Take in'),
    who: ['itself'],
    notOfParts: true,
    makes: caseTookIn,
    outcomes: [{ from: [...open, 'waiting'], to: 'same' }],
  },
  'let-go': {
    title: say('移出并案', 'Let go'),
    who: ['itself'],
    makes: caseLetGo,
    outcomes: [{ from: [...open, 'waiting', ...over], to: 'same' }],
  },
} as const satisfies Orders
