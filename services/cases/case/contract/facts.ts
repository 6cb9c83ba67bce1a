import { AreaId, CaseId, event, hastening, Instant, MemberId, UnitId } from '@wangge/contract'
import { say } from '@wangge/problem'
import * as z from 'zod'
import { MediationStep } from './mediation-words.ts'
import { CaseClass, CategoryCode, Evidence, FileIds, Holder, Source, Step } from './words.ts'

const Pendency = z.enum(['urges', 'extension', 'practice', 'handedOver', 'openParts', 'mediation'])

/** What every fact of a case says: ids and where it stands after the step. */
export const Standing = z.object({
  caseId: z.string(),
  /** The grid it happened in. */
  areaId: AreaId,
  step: Step,
  /** The case it is a part of: parts are no orders of their own (C17). */
  parentId: CaseId.optional(),
  /** The step before; absent when it was opened. */
  from: Step.optional(),
  category: CategoryCode,
  /** Whatever happens to an emergency is heard of at once (C2). */
  class: hastening('emergency', CaseClass),
  /** Level of the ladder it is at. */
  level: z.string(),
  holder: Holder,
  /** The one to be told, when somebody left a name or phone. */
  subjectId: z.string().optional(),
  /** When the running limit runs out. */
  dueAt: Instant.optional(),
  /** Some of its days lie beyond the published calendar: it is settled once that is. */
  provisional: z.literal(true).optional(),
  /** Open to named viewers and whoever it lies with only (C20): no other room shows or tells of it to anybody else. */
  confidential: z.literal(true).optional(),
  /** What waits on it besides its step: an urging, an extension, a part, a mediation. */
  pending: z.array(Pendency).optional(),
  /** The member who took the step. */
  actorId: MemberId.optional(),
  /** When it was done by the clock of whoever did it, if that was offline. */
  capturedAt: Instant.optional(),
  /** The same by the server's clock: moved by as much as the other was wrong. */
  correctedAt: Instant.optional(),
})

/** When it was reported: whoever counts cases counts each in one month. */
export const since = { reportedAt: Instant.optional() }

const example = {
  caseId: '7KM3QX9TPD',
  areaId: '330723101201001',
  category: 'facility-lamp',
  class: 'general',
  level: 'grid',
  holder: { role: 'grid-worker', areaId: '330723101201001' },
  subjectId: '01KAQ9D1N6T2V4X8Z0B3C5E7GH',
  dueAt: '2026-11-23T08:00:00.000Z',
} as const
const worker = { ...example, holder: { ...example.holder, memberId: 'm0007' } }
const village = { ...example, level: 'village', holder: { role: 'village-secretary', areaId: '330723101201' } } as const
const unit = { ...village, holder: { role: 'department', areaId: '330723101201', unitId: 'u03' } } as const
const { dueAt: _, ...over } = village

/** Where a case of the examples stands. */
export const standings = { grid: example, village, unit, over }

export const caseReported = event({
  type: 'cases.case-reported.v1',
  title: say('事项已上报', 'A case was reported'),
  data: Standing.extend({
    source: Source,
    files: FileIds.optional(),
    /** Levels below the one it came to, in order: nobody was there, and an emergency does not wait for that (C2). */
    passedOver: z.array(z.string()).optional(),
    /** Nobody asked but whoever wrote it down. */
    unasked: z.literal(true).optional(),
    /** The case's token, under the reporter's own key: it goes to their phone alone. */
    sealedToken: z.string().optional(),
  }),
  example: { ...example, step: 'reported', source: 'resident' },
})

export const caseAccepted = event({
  type: 'cases.case-accepted.v1',
  title: say('事项已受理', 'A case was accepted'),
  data: Standing.extend({
    onTime: z.boolean(),
    /** What it was taken for before whoever accepted it said otherwise (C2). */
    previousClass: CaseClass.optional(),
  }),
  example: { ...worker, step: 'accepted', from: 'reported', actorId: 'm0007', onTime: true },
})

export const caseDispatched = event({
  type: 'cases.case-dispatched.v1',
  title: say('事项已派单', 'A case was sent to a unit'),
  data: Standing.extend({
    unitId: UnitId,
    /** The dispatch rule that said so, when nobody named the unit. */
    ruleId: z.string().optional(),
    /** The unit it lay with before, when it was sent to another. */
    previous: Holder.optional(),
  }),
  example: { ...unit, step: 'dispatched', from: 'accepted', actorId: 'm0002', unitId: 'u03' },
})

export const caseStarted = event({
  type: 'cases.case-started.v1',
  title: say('事项开始办理', 'Work on a case began'),
  data: Standing,
  example: { ...unit, step: 'started', from: 'dispatched', actorId: 'm0031' },
})

export const caseSolved = event({
  type: 'cases.case-solved.v1',
  title: say('事项已办结', 'A case was solved'),
  data: Standing.extend({
    handlerId: MemberId,
    /** Level it was at when it was solved. */
    handledLevel: z.string(),
    /** Solved on the spot, without being sent to anybody. */
    selfHandled: z.boolean(),
    onTime: z.boolean(),
    /** How often a check sent it back before. */
    rework: z.int(),
    evidence: z.array(Evidence.pick({ kind: true, fileId: true, item: true })),
    /** How its latest mediation had ended. */
    mediation: z.object({ ordinal: z.int(), step: MediationStep }).optional(),
  }),
  example: {
    ...village,
    step: 'solved',
    from: 'started',
    actorId: 'm0031',
    handlerId: 'm0031',
    handledLevel: 'village',
    selfHandled: false,
    onTime: true,
    rework: 0,
    evidence: [{ kind: 'photo', fileId: 'f0001' }],
  },
})
