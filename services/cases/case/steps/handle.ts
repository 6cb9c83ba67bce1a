import { say } from '@wangge/problem'
import { evidenceAdded } from '../contract/evidence.ts'
import { caseAccepted, caseDispatched, caseReported, caseSolved, caseStarted } from '../contract/facts.ts'
import { caseReturned } from '../contract/wait-facts.ts'
import { handlingStretch as stretch } from './stretches.ts'
import type { Orders } from './words.ts'

/** How a case is taken up, sent to a unit and solved. */
export const handleSteps = {
  report: {
    title: say('上报', 'Report'),
    who: ['anyone', 'staff'],
    action: 'case.create',
    makes: caseReported,
    outcomes: [{ from: [], to: 'reported', starts: ['accept'] }],
  },
  accept: {
    title: say('受理', 'Accept'),
    who: ['staff'],
    action: 'case.accept',
    notFromBelow: true,
    makes: caseAccepted,
    outcomes: [{ from: ['reported'], to: 'accepted', stops: ['accept'], starts: ['handle'] }],
  },
  dispatch: {
    title: say('派单', 'Dispatch'),
    who: ['staff'],
    action: 'case.dispatch',
    notFromBelow: true,
    makes: caseDispatched,
    outcomes: [{ from: ['accepted', 'dispatched'], to: 'dispatched', stops: ['handle'], starts: ['handle'] }],
  },
  start: {
    title: say('开始办理', 'Start'),
    who: ['staff'],
    action: 'case.start',
    ofUnit: true,
    makes: caseStarted,
    outcomes: [{ from: ['dispatched'], to: 'started' }],
  },
  return: {
    title: say('退单', 'Return'),
    who: ['staff'],
    action: 'case.return',
    ofUnit: true,
    makes: caseReturned,
    outcomes: [
      { when: 'first', from: ['dispatched', 'started'], to: 'accepted' },
      { when: 'again', from: ['dispatched', 'started'], to: 'accepted', renews: true },
    ],
  },
  'add-evidence': {
    title: say('提交证明', 'Hand in evidence'),
    who: ['staff'],
    action: 'case.add-evidence',
    makes: evidenceAdded,
    outcomes: [{ from: [...stretch, 'waiting'], to: 'same' }],
  },
  solve: {
    title: say('办结', 'Solve'),
    who: ['staff'],
    action: 'case.solve',
    ofUnit: true,
    whole: true,
    makes: caseSolved,
    outcomes: [
      { when: 'on-the-spot', from: ['accepted'], to: 'solved', stops: ['handle'], starts: ['check'] },
      { when: 'after-dispatch', from: ['started'], to: 'solved', stops: ['handle'], starts: ['check'] },
    ],
  },
} as const satisfies Orders
