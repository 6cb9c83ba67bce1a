import { say } from '@wangge/problem'
import { caseHandedUp, caseStuck, caseUrged, urgeReminded, urgeReplied } from '../contract/press-facts.ts'
import { open } from './stretches.ts'
import type { Orders } from './words.ts'

/** Urging, and one level up. */
export const pressSteps = {
  urge: {
    title: say('催办', 'Urge'),
    who: ['staff', 'timer'],
    action: 'case.urge',
    makes: caseUrged,
    outcomes: [{ from: [...open, 'waiting'], to: 'same' }],
  },
  'reply-urge': {
    title: say('回复督办', 'Reply to an urging'),
    who: ['staff', 'timer'],
    action: 'case.reply-urge',
    answers: 'urges',
    makes: urgeReplied,
    outcomes: [{ from: [...open, 'waiting', 'handed-over', 'cancelled', 'struck-off'], to: 'same' }],
  },
  'remind-urge': {
    title: say('提醒回复督办', 'Remind of an urging'),
    who: ['timer'],
    answers: 'urges',
    makes: urgeReminded,
    outcomes: [{ from: [...open, 'waiting'], to: 'same' }],
  },
  'hand-up': {
    title: say('上报上一级', 'Hand up'),
    who: ['staff', 'timer'],
    action: 'case.hand-up',
    notFromBelow: true,
    makes: caseHandedUp,
    outcomes: [{ from: open, to: 'same', renews: true }],
  },
  'tell-stuck': {
    title: say('报告卡住', 'Tell that it is stuck'),
    who: ['timer'],
    makes: caseStuck,
    outcomes: [{ from: [...open, 'waiting'], to: 'same' }],
  },
} as const satisfies Orders
