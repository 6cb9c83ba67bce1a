import { say } from '@wangge/problem'
import {
  caseAnswered,
  caseChecked,
  caseRated,
  caseRehung,
  caseReopened,
  caseStruckOff,
} from '../contract/close-facts.ts'
import { handlingStretch } from './stretches.ts'
import type { Orders } from './words.ts'

/** How a case is closed, and opened again. */
export const closeSteps = {
  check: {
    title: say('核查', 'Check'),
    who: ['staff'],
    action: 'case.check',
    otherThanHandler: true,
    makes: caseChecked,
    outcomes: [
      { when: 'passed', from: ['solved'], to: 'checked', stops: ['check'], starts: ['answer'] },
      { when: 'failed', from: ['solved'], to: 'accepted', stops: ['check'], resumes: ['handle'] },
      { when: 'failed-by-unit', from: ['solved'], to: 'started', stops: ['check'], resumes: ['handle'] },
    ],
  },
  answer: {
    title: say('答复', 'Answer'),
    who: ['staff'],
    action: 'case.answer',
    notOfParts: true,
    makes: caseAnswered,
    outcomes: [
      { when: 'meanwhile', from: [...handlingStretch, 'waiting', 'merged', 'handed-over', 'solved'], to: 'same' },
      { when: 'final', from: ['checked'], to: 'answered', stops: ['answer'] },
    ],
  },
  'strike-off': {
    title: say('销号', 'Strike off'),
    who: ['itself'],
    makes: caseStruckOff,
    outcomes: [
      { from: ['answered'], to: 'struck-off' },
      { when: 'part', from: ['checked'], to: 'struck-off', stops: ['answer'] },
    ],
  },
  rate: {
    title: say('评价', 'Rate'),
    who: ['resident'],
    notOfParts: true,
    makes: caseRated,
    outcomes: [{ from: ['struck-off', 'merged'], to: 'same' }],
  },
  reopen: {
    title: say('重新办理', 'Open again'),
    who: ['resident', 'staff'],
    action: 'case.reopen',
    notOfParts: true,
    makes: caseReopened,
    outcomes: [{ from: ['struck-off'], to: 'reported', starts: ['accept'] }],
  },
  rehang: {
    title: say('重新挂号', 'Put back on the list'),
    who: ['staff'],
    action: 'case.rehang',
    makes: caseRehung,
    outcomes: [{ from: ['struck-off'], to: 'reported', starts: ['accept'] }],
  },
} as const satisfies Orders
