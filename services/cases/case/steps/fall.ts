import { say } from '@wangge/problem'
import { caseCameBack, caseFellBack } from '../contract/fall-facts.ts'
import { openSteps } from '../contract/words.ts'
import type { Orders } from './words.ts'

/** What somebody who left had by their post is the post's (C10). */
export const fallSteps = {
  'fall-back': {
    title: say('经办人离岗，退回岗位', 'Fall back to the post'),
    who: ['itself'],
    makes: caseFellBack,
    outcomes: [
      { when: 'post', from: openSteps, to: 'same' },
      // nobody of the unit is there to begin or solve it: it is to be dispatched again
      { when: 'unit', from: ['dispatched', 'started'], to: 'accepted' },
    ],
  },
  'come-back': {
    title: say('岗位补位，回到岗位', 'Come back to the post'),
    who: ['itself'],
    makes: caseCameBack,
    outcomes: [{ from: openSteps, to: 'same' }],
  },
} as const satisfies Orders
