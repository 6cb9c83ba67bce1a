import { say } from '@wangge/problem'
import { caseExtended, caseResumed, extensionDecided, limitSettled, residentAsked } from '../contract/wait-facts.ts'
import { inHand, open } from './stretches.ts'
import type { Orders } from './words.ts'

/** Time that is given: waiting for the resident, putting a limit off. */
export const waitSteps = {
  'ask-resident': {
    title: say('请居民补充', 'Ask the resident'),
    who: ['staff'],
    action: 'case.ask-resident',
    notOfParts: true,
    makes: residentAsked,
    outcomes: [{ from: inHand, to: 'waiting', stops: ['handle'], pauses: true, starts: ['reply'] }],
  },
  resume: {
    title: say('继续办理', 'Go on'),
    who: ['staff', 'resident', 'timer'],
    action: 'case.resume',
    makes: caseResumed,
    outcomes: inHand.map((step) => ({
      when: step,
      from: ['waiting'] as const,
      to: step,
      stops: ['reply'] as const,
      resumes: ['handle'] as const,
    })),
  },
  extend: {
    title: say('申请延期', 'Extend'),
    who: ['staff'],
    action: 'case.extend',
    unless: 'extension',
    makes: caseExtended,
    outcomes: [
      { when: 'granted', from: inHand, to: 'same', extends: true },
      { when: 'asked', from: inHand, to: 'same' },
    ],
  },
  'decide-extension': {
    title: say('审批延期', 'Decide on an extension'),
    who: ['staff'],
    action: 'case.decide-extension',
    notFromBelow: true,
    answers: 'extension',
    makes: extensionDecided,
    outcomes: [
      { when: 'granted', from: inHand, to: 'same', extends: true },
      { when: 'refused', from: inHand, to: 'same' },
    ],
  },
  settle: {
    title: say('确定暂定时限', 'Settle a provisional limit'),
    who: ['timer'],
    makes: limitSettled,
    outcomes: [{ from: [...open, 'waiting'], to: 'same' }],
  },
} as const satisfies Orders
