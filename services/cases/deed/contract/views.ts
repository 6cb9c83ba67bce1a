import { AreaId, CaseId, Instant, LocalDate, line, MemberId, Period, Ulid } from '@wangge/contract'
import { Code } from '@wangge/county/code'
import * as z from 'zod'
import { Amount, DeedCommand, DeedStep, Owner } from './words.ts'

export const DeedId = Ulid.meta({ title: 'DeedId' })

/** What is promised: so much of a unit. */
export const Quantity = z.strictObject({ amount: Amount.positive(), unit: Code })

/** What an item says; it may be edited until it is published. */
export const deedText = {
  /** Which of the county's lists it stands on. */
  list: Code,
  /** The year, quarter, month … that the list is for. */
  period: Period,
  area: AreaId,
  owner: Owner,
  title: line(80),
  dueOn: LocalDate,
  quantity: Quantity,
  /** The case that it came of. */
  fromCaseId: CaseId.optional(),
}

/** A change of what was promised that waits to be decided. */
export const Asked = z.object({ amount: z.number(), memberId: MemberId, on: LocalDate })

/** A line of a deed list. */
export const DeedBrief = z.object({
  deedId: DeedId,
  areaId: AreaId,
  list: Code,
  period: Period,
  title: z.string(),
  owner: Owner,
  dueOn: LocalDate,
  quantity: Quantity,
  /** What progress has been reported so far, in the quantity's unit. */
  done: z.number(),
  step: DeedStep,
  /** Published, not done, and its day is over, or was over before it was moved. */
  overdue: z.boolean(),
})
export type DeedBrief = z.output<typeof DeedBrief>

/** An item as it stands. */
export const DeedView = DeedBrief.extend({
  rev: z.int(),
  fromCaseId: CaseId.optional(),
  /** The case that it became. */
  caseId: CaseId.optional(),
  publishedOn: LocalDate.optional(),
  finishedOn: LocalDate.optional(),
  finisherId: MemberId.optional(),
  /** The first day that it missed: moving its day does not undo that. */
  overdueSince: LocalDate.optional(),
  /** Another amount that was asked for and waits for a checker's word. */
  asked: Asked.optional(),
  /** How often a check sent it back. */
  rework: z.int(),
  /** Commands that the state table allows at this step. */
  allowed: z.array(DeedCommand),
})
export type DeedView = z.output<typeof DeedView>

/** What a command did; a repeat with the same Idempotency-Key gets the same again. */
export const DeedTaken = z.object({
  deedId: DeedId,
  rev: z.int(),
  command: DeedCommand,
  from: DeedStep.optional(),
  step: DeedStep,
  dueOn: LocalDate,
  done: z.number(),
  /** The case it became, when it did. */
  caseId: CaseId.optional(),
  at: Instant,
  allowed: z.array(DeedCommand),
})
export type DeedTaken = z.output<typeof DeedTaken>

const Sum = z.object({ unit: Code, planned: z.number(), done: z.number() })

/** Figures over items; each opens to the items it counts. */
export const DeedFigures = z.object({
  area: AreaId.optional(),
  period: Period.optional(),
  list: Code.optional(),
  /** Published and not cancelled. */
  items: z.int(),
  /** Reported as done, and not sent back by a check. */
  done: z.int(),
  /** Done of all items; null when there are none. */
  rate: z.number().nullable(),
  /** The same in hundredths of a percent, rounded half up: 54.05. */
  percent: z.number().nullable(),
  open: z.int(),
  overdue: z.int(),
  cancelled: z.int(),
  /** What was promised and done in all items, within each unit. */
  quantities: z.array(Sum),
  /** Where the items of each figure are listed. */
  lists: z.object({
    items: z.string(),
    done: z.string(),
    open: z.string(),
    overdue: z.string(),
    cancelled: z.string(),
  }),
})
export type DeedFigures = z.output<typeof DeedFigures>
