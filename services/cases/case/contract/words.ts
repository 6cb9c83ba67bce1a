import { AreaId, Instant, line, lines, MemberId, UnitId } from '@wangge/contract'
import { caseClasses } from '@wangge/county/categories'
import { Code } from '@wangge/county/code'
import { FileId } from '@wangge/files/kinds'
import * as z from 'zod'

/** Steps of a case, in the order of the walk. */
export const steps = [
  'reported',
  'accepted',
  'dispatched',
  'started',
  'waiting',
  'merged',
  'handed-over',
  'cancelled',
  'solved',
  'checked',
  'answered',
  'struck-off',
] as const
export const Step = z.enum(steps)
export type Step = z.output<typeof Step>
/** Steps where the work is over. */
export const finalSteps: readonly Step[] = ['merged', 'handed-over', 'cancelled', 'struck-off']
export const openSteps: readonly Step[] = steps.filter((step) => !finalSteps.includes(step))

/** What may be done to a case; `strike-off` happens by itself. */
export const commands = [
  'report',
  'accept',
  'dispatch',
  'start',
  'return',
  'ask-resident',
  'resume',
  'extend',
  'decide-extension',
  'settle',
  'add-evidence',
  'solve',
  'check',
  'answer',
  'strike-off',
  'rate',
  'reopen',
  'rehang',
  'promote',
  'withdraw-practice',
  'merge',
  'unmerge',
  'take-in',
  'let-go',
  'hand-over',
  'outside-update',
  'take-back',
  'withdraw',
  'cancel',
  'reinstate',
  'split',
  'close-part',
  'reopen-part',
  'urge',
  'reply-urge',
  'remind-urge',
  'hand-up',
  'correct',
  'fall-back',
  'come-back',
  'tell-stuck',
  'add-file',
  'publish',
  'unpublish',
  'hide',
  'redact',
  'erase',
  'mark-confidential',
  'unmark-confidential',
  'name-viewer',
  'remove-viewer',
] as const
export const Command = z.enum(commands)
export type Command = z.output<typeof Command>

/** Spans of time that a county sets limits to. */
export const limits = ['accept', 'handle', 'reply', 'check', 'answer'] as const
export const Limit = z.enum(limits)
export type Limit = z.output<typeof Limit>

/** Why a case is stuck: nobody fills the post it lies with, no limit runs, or nothing has moved for days. */
export const stuckReasons = ['no-owner', 'no-deadline', 'no-movement'] as const
export type StuckReason = (typeof stuckReasons)[number]

/** 一般性 / 需调节处理性 / 突发性 */
export const CaseClass = z.enum(caseClasses)
/** Classes are named from the lightest to the gravest. */
export const isGraver = (one: z.output<typeof CaseClass>, other: z.output<typeof CaseClass>): boolean =>
  caseClasses.indexOf(one) > caseClasses.indexOf(other)
export const CategoryCode = Code.meta({ title: 'CategoryCode' })
/** Where it came from; who wrote it down is another question. */
export const Source = z.enum(['resident', 'worker', 'hotline', 'unit', 'system'])

/** Whom a case lies with: a post of an area, or a unit; a member once somebody of the post has accepted it. */
export const Holder = z.object({
  role: z.string(),
  areaId: AreaId,
  unitId: UnitId.optional(),
  memberId: MemberId.optional(),
})
export type Holder = z.output<typeof Holder>

/** One proof: a note has a text, a photo or a document has a file; both may have a text. */
export const Evidence = z.object({
  kind: z.enum(['note', 'photo', 'document']),
  text: lines(500).optional(),
  fileId: FileId.optional(),
  /** Which required item of the category it is. */
  item: Code.optional(),
})
export type Evidence = z.output<typeof Evidence>

/** Files that go along with a report or a reply, each ready. */
export const FileIds = z.array(FileId).min(1).max(20)

/** How it was solved: at least one proof. */
export const Proof = z.array(Evidence).min(1).max(20)

/** What staff write about a step. */
export const Note = lines(500)
/** What the resident is told; it goes out by SMS. */
export const AnswerText = line(300)
export const Stars = z.number().int().min(1).max(5)

/** How a case was closed the first time: what statistics keep, however often it is opened again. */
export const FirstResult = z.object({
  solvedAt: Instant,
  struckOffAt: Instant,
  handlerId: MemberId,
  onTime: z.boolean(),
  stars: Stars.optional(),
})

/** Who a case may be handed over to (C19). */
export const agencyKinds = ['police', 'court', 'procuratorate', 'hotline', 'authority', 'other'] as const
/** Another agency, by its kind and its own name. */
export const Agency = z.object({ kind: z.enum(agencyKinds), name: line(60) })
export type Agency = z.output<typeof Agency>
/** What it counts the case under. */
export const ReceiptNumber = line(60)

/** Another agency that has the case, and what it counts it under. */
export const HandedOver = Agency.extend({ receiptNumber: ReceiptNumber, at: Instant })
