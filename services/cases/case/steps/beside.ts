import { say } from '@wangge/problem'
import {
  caseErased,
  casePublished,
  caseRedacted,
  caseUnpublished,
  fileAdded,
  reporterHidden,
} from '../contract/beside-facts.ts'
import { finalSteps, openSteps, steps } from '../contract/words.ts'
import type { Orders } from './words.ts'

const anywhere = [{ from: steps, to: 'same' }] as const

/** What is done about a case and not on its way: what its reporter sends, what others may read of it, and for how long. */
export const beside = {
  'add-file': {
    title: say('补充照片、录音', 'Add a photo or recording'),
    who: ['resident'],
    beside: true,
    makes: fileAdded,
    // whoever reported the same adds to it as well (C16)
    outcomes: [{ from: [...openSteps, 'merged'], to: 'same' }],
  },
  publish: {
    title: say('公开文字和照片', 'Publish'),
    who: ['staff'],
    action: 'case.publish',
    beside: true,
    makes: casePublished,
    outcomes: anywhere,
  },
  unpublish: {
    title: say('不公开文字和照片', 'Keep from the public'),
    who: ['staff'],
    action: 'case.publish',
    beside: true,
    makes: caseUnpublished,
    outcomes: anywhere,
  },
  hide: {
    title: say('要求隐藏个人信息', 'Hide the reporter'),
    who: ['resident'],
    beside: true,
    makes: reporterHidden,
    outcomes: anywhere,
  },
  redact: {
    title: say('删去个人信息', 'Take personal data out'),
    who: ['staff'],
    action: 'case.redact',
    beside: true,
    makes: caseRedacted,
    outcomes: anywhere,
  },
  erase: {
    title: say('清除个人信息', 'Erase'),
    who: ['resident', 'timer'],
    beside: true,
    makes: caseErased,
    outcomes: [{ from: finalSteps, to: 'same' }],
  },
} as const satisfies Orders
