import { AreaId, CaseId, Instant, MemberId, personal, UnitId } from '@wangge/contract'
import { AnswerValue } from '@wangge/county/answers'
import { fieldKinds, sensitivities } from '@wangge/county/form'
import { Place } from '@wangge/county/locate'
import * as z from 'zod'
import { MediationCommand, MediationStep } from './mediation-words.ts'
import {
  CaseClass,
  CategoryCode,
  Command,
  Evidence,
  FirstResult,
  HandedOver,
  Holder,
  Limit,
  Source,
  Stars,
  Step,
} from './words.ts'

/** The three locks of the strike-off list: it leaves the list when all are closed. */
export const Locks = z.object({ handled: z.boolean(), checked: z.boolean(), told: z.boolean() })

/** A line of a list of cases. */
export const CaseBrief = z.object({
  caseId: CaseId,
  areaId: AreaId,
  step: Step,
  category: CategoryCode,
  class: CaseClass,
  title: z.string(),
  reportedAt: Instant,
  level: z.string(),
  holder: Holder,
  /** The case it is a part of. */
  parentId: CaseId.optional(),
  /** When the running limit runs out; absent once struck off. */
  dueAt: Instant.optional(),
  /** Some days of that limit lie beyond the published calendar: expected, and nobody is late by it. */
  provisional: z.literal(true).optional(),
  overdue: z.boolean(),
  /** Since when somebody above has waited for a reply to an urging. */
  urgedSince: Instant.optional(),
  /** Open to named viewers and whoever it lies with only: its title says nothing. */
  confidential: z.literal(true).optional(),
})
export type CaseBrief = z.output<typeof CaseBrief>

/** A part of a case that was split. */
export const Part = z.object({
  caseId: CaseId,
  step: Step,
  category: CategoryCode,
  title: z.string(),
  unitId: UnitId.optional(),
  dueAt: Instant.optional(),
})

/** A case as staff see it. Name, phone and address are masked unless asked for unmasked. */
export const CaseView = CaseBrief.extend({
  rev: z.int(),
  description: z.string(),
  address: personal('address', z.string()).optional(),
  /** Answers to the category's form, with the labels it had then; what is not open is masked unless asked for unmasked. */
  answers: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      kind: z.enum(fieldKinds),
      sensitivity: z.enum(sensitivities),
      masked: z.boolean(),
      value: AnswerValue.optional(),
      /** The answer in words. */
      text: z.string(),
    }),
  ),
  place: Place.optional(),
  source: Source,
  reporter: z
    .object({ name: personal('name', z.string()).optional(), phone: personal('phone', z.string()).optional() })
    .optional(),
  recorderId: MemberId.optional(),
  limit: z
    .object({
      step: Limit,
      dueAt: Instant,
      /** Some of its days lie beyond the county's published calendar: provisional. */
      flagged: z.boolean(),
      urgedAt: Instant.optional(),
    })
    .optional(),
  /** All the time this round may take, where a rule says so: no limit runs further. */
  total: z.object({ dueAt: Instant, provisional: z.boolean() }).optional(),
  unitId: UnitId.optional(),
  selfHandled: z.boolean(),
  rework: z.int(),
  /** How it was solved; what the evidence says is in the note. */
  solution: z
    .object({
      at: Instant,
      handlerId: MemberId,
      note: z.string().optional(),
      evidence: z.array(Evidence.pick({ kind: true, fileId: true, item: true })),
    })
    .optional(),
  locks: Locks,
  firstAnswerAt: Instant.optional(),
  struckOffAt: Instant.optional(),
  rating: z.object({ stars: Stars, at: Instant, comment: z.string().optional() }).optional(),
  /** The reporter asked to be known only to whoever has it. */
  hidden: z.boolean(),
  /** Nothing personal is in it since. */
  erasedAt: Instant.optional(),
  /** The case it goes on in, and those that go on in this one. */
  mergedInto: CaseId.optional(),
  merged: z.array(CaseId),
  /** To whom it was handed over, the last one last. */
  handedOver: z.array(HandedOver),
  /** Who cancelled it, while it is. */
  cancelled: z.object({ by: z.enum(['resident', 'member']), at: Instant }).optional(),
  /** Its parts for several units, and how far each is. */
  parts: z.array(Part),
  /** How it was closed the first time, when it was opened again since. */
  first: FirstResult.optional(),
  /** Until when it may be opened again; absent while it is open. */
  reopenUntil: Instant.optional(),
  /** Who urged and waits for a reply. */
  urges: z.array(z.object({ memberId: MemberId, role: z.string().optional(), areaId: AreaId.optional(), at: Instant })),
  /** In this round: how often the resident was asked, for how many working days the clock stood, and the most of both. */
  waited: z.object({ times: z.int(), days: z.int(), mostTimes: z.int(), mostDays: z.int() }),
  /** How often the limit was put off, and what is asked and not decided. */
  extensions: z.int(),
  extension: z.object({ days: z.int(), memberId: MemberId, at: Instant }).optional(),
  /** Promoted to all villages as a good practice, when. */
  practice: z.object({ practiceId: z.string(), at: Instant }).optional(),
  dispatches: z.int(),
  returns: z.int(),
  /** Members named to see it, when it is confidential. */
  viewers: z.array(MemberId),
  /** Its latest mediation, and what may be done about it or to open one. */
  mediation: z.object({
    ordinal: z.int().optional(),
    step: MediationStep.optional(),
    allowed: z.array(MediationCommand),
  }),
  /** Commands that the state table allows at this step. */
  allowed: z.array(Command),
  /** All that whoever asks may give now, also beside the way: by their posts, by where it lies, and by what the county says. */
  yours: z.array(Command),
})
export type CaseView = z.output<typeof CaseView>

/** What a command did; a repeat with the same Idempotency-Key gets the same again. */
export const Taken = z.object({
  caseId: CaseId,
  rev: z.int(),
  command: Command,
  from: Step.optional(),
  step: Step,
  level: z.string(),
  holder: Holder,
  dueAt: Instant.optional(),
  at: Instant,
  allowed: z.array(Command),
})
export type Taken = z.output<typeof Taken>
