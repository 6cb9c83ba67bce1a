import { say } from '@wangge/problem'
import {
  caseCancelled,
  caseHandedOver,
  caseReinstated,
  caseTakenBack,
  caseWithdrawn,
  outsideUpdateNoted,
} from '../contract/leave-facts.ts'
import { steps } from '../contract/words.ts'
import { unsolvedTo } from './stretches.ts'
import type { Orders } from './words.ts'

/** How a case leaves the list without being solved here, and comes back (C19). */
export const leaveSteps = {
  'hand-over': {
    title: say('移交其他单位', 'Hand over'),
    who: ['staff'],
    action: 'case.hand-over',
    notFromBelow: true,
    whole: true,
    makes: caseHandedOver,
    outcomes: unsolvedTo('handed-over'),
  },
  'outside-update': {
    title: say('登记外部进展', 'Note an outside update'),
    who: ['staff'],
    action: 'case.outside-update',
    answers: 'handedOver',
    makes: outsideUpdateNoted,
    outcomes: [{ from: steps, to: 'same' }],
  },
  'take-back': {
    title: say('收回办理', 'Take back'),
    who: ['staff'],
    action: 'case.hand-over',
    notFromBelow: true,
    makes: caseTakenBack,
    outcomes: [{ from: ['handed-over'], to: 'reported', starts: ['accept'] }],
  },
  withdraw: {
    title: say('撤回', 'Withdraw'),
    who: ['resident'],
    whole: true,
    notOfParts: true,
    makes: caseWithdrawn,
    outcomes: unsolvedTo('cancelled'),
  },
  cancel: {
    title: say('撤销（作废、不予受理）', 'Cancel'),
    who: ['staff'],
    action: 'case.cancel',
    notFromBelow: true,
    whole: true,
    makes: caseCancelled,
    outcomes: unsolvedTo('cancelled'),
  },
  reinstate: {
    title: say('恢复办理', 'Reinstate'),
    who: ['staff'],
    action: 'case.cancel',
    notFromBelow: true,
    makes: caseReinstated,
    outcomes: [{ from: ['cancelled'], to: 'reported', starts: ['accept'] }],
  },
} as const satisfies Orders
