import type { OrderOf, OutcomeOf } from '@wangge/ledger'
import { say, type Text } from '@wangge/problem'
import type { Command, Limit, Step } from '../contract/words.ts'

/** What may be there to be answered. */
export const awaitedMatters = ['urges', 'extension', 'practice', 'handedOver'] as const
export type Awaited = (typeof awaitedMatters)[number]

export interface Outcome extends OutcomeOf<Step, Limit> {
  /** Begins the running limit anew, at the level entered (C10). */
  readonly renews?: true
  /** What it stops stands still: it goes on later with what is left (C9). */
  readonly pauses?: true
  /** Puts the running limit off (C8). */
  readonly extends?: true
}

export interface Order extends OrderOf<Step, Limit> {
  readonly action?: `case.${string}`
  /** The one who solved it may not (C15). */
  readonly otherThanHandler?: true
  /** Not by a post below the level it lies at: what went up is for those above to decide (C10). */
  readonly notFromBelow?: true
  /** Once it was sent to a unit: that unit's, or of a post at or above whoever sent it (C8). */
  readonly ofUnit?: true
  /** Not while a part of the case is open (C17). */
  readonly whole?: true
  /** Not for a part: that goes over the case it is part of. */
  readonly notOfParts?: true
  /** What it answers must be there: somebody urged, asked for an extension, promoted it, or it was handed over. */
  readonly answers?: Awaited
  /** Not a second time while this is there. */
  readonly unless?: Awaited
  /** Not on the way from report to strike-off: it is not among what is allowed at a step. */
  readonly beside?: true
  readonly outcomes: readonly Outcome[]
}

/** Some of the state table's commands. */
export type Orders = Readonly<Partial<Record<Command, Order>>>

/** Words for the steps, as residents and staff read them. */
export const stepTitles: Readonly<Record<Step, Text>> = {
  reported: say('已上报', 'Reported'),
  accepted: say('已受理', 'Accepted'),
  dispatched: say('已派单', 'Dispatched'),
  started: say('办理中', 'Being handled'),
  waiting: say('待居民补充', 'Waiting for the resident'),
  'handed-over': say('已移交其他单位', 'Handed over to another agency'),
  cancelled: say('已撤销', 'Cancelled'),
  merged: say('已并案', 'Merged into another'),
  solved: say('已办结，待核查', 'Solved, to be checked'),
  checked: say('已核查，待答复', 'Checked, to be answered'),
  answered: say('已答复', 'Answered'),
  'struck-off': say('已销号', 'Struck off'),
}

/** Words for the limits. */
export const limitTitles: Readonly<Record<Limit, Text>> = {
  accept: say('受理时限', 'To accept'),
  handle: say('办理时限', 'To handle'),
  reply: say('居民补充时限', 'For the resident to reply'),
  check: say('核查时限', 'To check'),
  answer: say('答复时限', 'To answer'),
}
