import { allowedIn, type MadeBy, type OrderOf, type States } from '@wangge/ledger'
import { say, type Text } from '@wangge/problem'
import {
  agreementAttached,
  agreementConfirmed,
  agreementFollowedUp,
  followUpReminded,
  mediationEnded,
  mediationOpened,
  mediationReopened,
} from '../contract/mediation-facts.ts'
import {
  type Ending,
  type MediationCommand,
  type MediationKind,
  type MediationStep,
  mediationSteps,
} from '../contract/mediation-words.ts'
import { partyAdded, partyCorrected, partyRemoved } from '../contract/party-facts.ts'
import { sessionCancelled, sessionHeld, sessionMoved, sessionScheduled } from '../contract/session-facts.ts'
import { type Step, steps } from '../contract/words.ts'

/** A mediation's command, and the steps of its case at which it may be given. */
interface MediationOrder extends OrderOf<MediationStep> {
  readonly at: readonly Step[]
}

/** Steps of a case at which somebody has it in hand: only there is anything mediated, so that none is left pending. */
export const mediable: readonly Step[] = ['accepted', 'dispatched', 'started', 'waiting']

/** How a mediation goes: the state table. */
export const mediationOrders = {
  'open-mediation': {
    title: say('受理调解', 'Open a mediation'),
    who: ['staff'],
    action: 'mediation.open',
    at: mediable,
    makes: mediationOpened,
    outcomes: [{ from: [], to: 'opened' }],
  },
  'add-party': {
    title: say('增加当事人', 'Add a party'),
    who: ['staff'],
    action: 'mediation.change-parties',
    at: mediable,
    makes: partyAdded,
    outcomes: [{ from: ['opened'], to: 'same' }],
  },
  'correct-party': {
    title: say('更正当事人', 'Correct a party'),
    who: ['staff'],
    action: 'mediation.change-parties',
    at: steps,
    makes: partyCorrected,
    // whoever asks after an agreement must be able to reach them
    outcomes: [{ from: ['opened', 'agreed'], to: 'same' }],
  },
  'remove-party': {
    title: say('移除当事人', 'Remove a party'),
    who: ['staff'],
    action: 'mediation.change-parties',
    at: mediable,
    makes: partyRemoved,
    outcomes: [{ from: ['opened'], to: 'same' }],
  },
  'schedule-session': {
    title: say('安排调解会', 'Schedule a session'),
    who: ['staff'],
    action: 'mediation.hold',
    at: mediable,
    makes: sessionScheduled,
    outcomes: [{ from: ['opened'], to: 'same' }],
  },
  'move-session': {
    title: say('调解会改期', 'Move a session'),
    who: ['staff'],
    action: 'mediation.hold',
    at: mediable,
    makes: sessionMoved,
    outcomes: [{ from: ['opened'], to: 'same' }],
  },
  'cancel-session': {
    title: say('取消调解会', 'Cancel a session'),
    who: ['staff'],
    action: 'mediation.hold',
    at: mediable,
    makes: sessionCancelled,
    outcomes: [{ from: ['opened'], to: 'same' }],
  },
  'hold-session': {
    title: say('召开调解会', 'Hold a session'),
    who: ['staff'],
    action: 'mediation.hold',
    at: mediable,
    makes: sessionHeld,
    outcomes: [{ from: ['opened'], to: 'same' }],
  },
  'end-mediation': {
    title: say('结束调解', 'End the mediation'),
    who: ['staff'],
    action: 'mediation.end',
    at: mediable,
    makes: mediationEnded,
    outcomes: [
      { when: 'agreed', from: ['opened'], to: 'agreed' },
      { when: 'failed', from: ['opened'], to: 'failed' },
      { when: 'withdrawn', from: ['opened'], to: 'withdrawn' },
    ],
  },
  'attach-agreement': {
    title: say('补交协议书', 'Attach the agreement'),
    who: ['staff'],
    action: 'mediation.end',
    at: steps,
    makes: agreementAttached,
    outcomes: [{ from: ['agreed'], to: 'same' }],
  },
  'confirm-agreement': {
    title: say('司法确认', 'Record the court’s confirmation'),
    who: ['staff'],
    action: 'mediation.confirm',
    at: steps,
    makes: agreementConfirmed,
    outcomes: [{ from: ['agreed'], to: 'same' }],
  },
  'remind-follow-up': {
    title: say('提醒回访', 'Remind of a follow-up'),
    who: ['timer'],
    at: steps,
    makes: followUpReminded,
    outcomes: [{ from: ['agreed'], to: 'same' }],
  },
  'follow-up': {
    title: say('回访', 'Follow up'),
    who: ['staff'],
    action: 'mediation.follow-up',
    at: steps,
    makes: agreementFollowedUp,
    outcomes: [
      { when: 'more-due', from: ['agreed'], to: 'same' },
      { when: 'last', from: ['agreed'], to: 'fulfilled' },
      { when: 'broken', from: ['agreed'], to: 'broken' },
    ],
  },
  'reopen-mediation': {
    title: say('重新调解', 'Mediate again'),
    who: ['staff'],
    action: 'mediation.reopen',
    at: mediable,
    makes: mediationReopened,
    outcomes: [{ from: ['broken'], to: 'opened' }],
  },
} as const satisfies Record<MediationCommand, MediationOrder>

/** Words for the steps, as staff read them. */
export const mediationStepTitles: Readonly<Record<MediationStep, Text>> = {
  opened: say('调解中', 'Being mediated'),
  agreed: say('已达成协议', 'Agreed'),
  failed: say('未达成协议', 'No agreement'),
  withdrawn: say('已撤回', 'Withdrawn'),
  fulfilled: say('协议已履行', 'Agreement fulfilled'),
  broken: say('协议未履行', 'Agreement broken'),
}

export const mediationKindTitles: Readonly<Record<MediationKind, Text>> = {
  people: say('人民调解', 'People’s mediation'),
  trade: say('行业性专业性调解', 'Trade mediation'),
  judicial: say('司法调解', 'Judicial mediation'),
  administrative: say('行政调解', 'Administrative mediation'),
}

export const mediationTable: States<MediationStep, MediationCommand, MadeBy<typeof mediationOrders>> = {
  name: say('调解', 'mediation'),
  steps: mediationSteps,
  titles: mediationStepTitles,
  finalSteps: ['failed', 'withdrawn', 'fulfilled', 'broken'],
  orders: mediationOrders,
}

/** What a case says of its latest mediation. */
export interface PendingMediation {
  readonly ordinal: number
  readonly step: MediationStep
}

/** Is it going on? */
export const isPending = (step: MediationStep | undefined): boolean => step === 'opened'

/** Commands that may be given to a case's latest mediation, or to open its first or next. */
export const mediationAllowed = (caseStep: Step, step?: MediationStep): MediationCommand[] => {
  const opening: MediationCommand[] = isPending(step) ? [] : ['open-mediation']
  const given = [...opening, ...(step ? allowedIn(mediationTable, step) : [])]
  return given.filter((command) => mediationOrders[command].at.some((one) => one === caseStep))
}

/** The outcomes of ending it, as they count: an agreement is a success for as long as it is not broken. */
export const isSuccess = (step: MediationStep): boolean => step === 'agreed' || step === 'fulfilled'
export type { Ending }
