import { say } from '@wangge/problem'
import { caseCorrected } from '../contract/correct-facts.ts'
import { handlingStretch } from './stretches.ts'
import type { Orders } from './words.ts'

/** What was filed wrongly (C24): until it is solved. */
export const correctSteps = {
  correct: {
    title: say('更正', 'Correct'),
    who: ['staff'],
    action: 'case.correct',
    notFromBelow: true,
    makes: caseCorrected,
    outcomes: [
      { when: 'stays', from: [...handlingStretch, 'waiting'], to: 'same' },
      { when: 'renews', from: handlingStretch, to: 'same', renews: true },
      { when: 'leaves-unit', from: ['dispatched', 'started'], to: 'accepted', renews: true },
    ],
  },
} as const satisfies Orders
