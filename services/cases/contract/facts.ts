import { AreaId, event, Instant, MemberId, UnitId } from '@wangge/contract'
import { say } from '@wangge/problem'
import * as z from 'zod'
import { CaseClass, CategoryCode, Evidence, Holder, Limit, Source, Stars, Step } from './words.ts'

/** What every fact of a case says: ids and where it stands after the step. */
export const Standing = z.object({
  caseId: z.string(),
  /** The grid it happened in. */
  areaId: AreaId,
  step: Step,
  /** The step before; absent when it was opened. */
  from: Step.optional(),
  category: CategoryCode,
  class: CaseClass,
  /** Level of the ladder it is at. */
  level: z.string(),
  holder: Holder,
  /** The one to be told, when somebody left a name or phone. */
  subjectId: z.string().optional(),
  /** When the running limit runs out. */
  dueAt: Instant.optional(),
  /** The member who took the step. */
  actorId: MemberId.optional(),
  /** When it was done by the clock of whoever did it, if that was offline. */
  capturedAt: Instant.optional(),
})

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
const { dueAt: due } = example

/** Where a case of the examples stands. */
export const standings = { grid: example, village, unit, over }

export const caseReported = event({
  type: 'cases.case-reported.v1',
  title: say('事项已上报', 'A case was reported'),
  data: Standing.extend({ source: Source }),
  example: { ...example, step: 'reported', source: 'resident' },
})

export const caseAccepted = event({
  type: 'cases.case-accepted.v1',
  title: say('事项已受理', 'A case was accepted'),
  data: Standing.extend({ onTime: z.boolean() }),
  example: { ...worker, step: 'accepted', from: 'reported', actorId: 'm0007', onTime: true },
})

export const caseDispatched = event({
  type: 'cases.case-dispatched.v1',
  title: say('事项已派单', 'A case was sent to a unit'),
  data: Standing.extend({
    unitId: UnitId,
    /** The dispatch rule that said so, when nobody named the unit. */
    ruleId: z.string().optional(),
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
    evidence: z.array(Evidence.pick({ kind: true, fileId: true })),
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

export const caseChecked = event({
  type: 'cases.case-checked.v1',
  title: say('事项已核查', 'A solved case was checked'),
  data: Standing.extend({ passed: z.boolean(), rework: z.int(), handlerId: MemberId.optional() }),
  example: { ...village, step: 'checked', from: 'solved', actorId: 'm0002', passed: true, rework: 0 },
})

export const caseAnswered = event({
  type: 'cases.case-answered.v1',
  title: say('事项已答复', 'A resident was answered'),
  /** `text` is what the resident is to be told; `final` is false for a word in between. */
  data: Standing.extend({
    final: z.boolean(),
    text: z.string(),
    /** The case it was answered in, when this one was merged into it. */
    mainId: z.string().optional(),
  }),
  example: {
    ...over,
    step: 'answered',
    from: 'checked',
    actorId: 'm0002',
    final: true,
    text: '路灯已修好，感谢您的反映。',
  },
})

export const caseStruckOff = event({
  type: 'cases.case-struck-off.v1',
  title: say('事项已销号', 'A case left the list: handled, checked, told'),
  data: Standing.extend({
    /** No limit was missed on the way. */
    onTime: z.boolean(),
    reportedAt: Instant,
    solvedAt: Instant,
    handlerId: MemberId,
    handledLevel: z.string(),
    selfHandled: z.boolean(),
    rework: z.int(),
    /** How often it was sent to a unit, and how often it came back (准确派遣率). */
    dispatches: z.int().optional(),
    returns: z.int().optional(),
    /** From 2 on when it had been opened again. */
    round: z.int().optional(),
  }),
  example: {
    ...over,
    step: 'struck-off',
    from: 'answered',
    onTime: true,
    reportedAt: '2026-11-23T02:00:00.000Z',
    solvedAt: '2026-11-24T03:00:00.000Z',
    handlerId: 'm0031',
    handledLevel: 'village',
    selfHandled: false,
    rework: 0,
  },
})

export const caseRated = event({
  type: 'cases.case-rated.v1',
  title: say('居民已评价', 'A resident rated the outcome'),
  data: Standing.extend({
    stars: Stars,
    handlerId: MemberId.optional(),
    /** A low rating offers to open it again, until then. */
    reopenUntil: Instant.optional(),
  }),
  example: { ...over, step: 'struck-off', from: 'struck-off', stars: 5, handlerId: 'm0031' },
})

export const caseUrged = event({
  type: 'cases.case-urged.v1',
  title: say('事项被催办', 'A case was urged'),
  data: Standing.extend({
    by: z.enum(['person', 'timer']),
    limit: Limit.optional(),
    /** The deadline that was missed, when the timer urges. */
    missedAt: Instant.optional(),
  }),
  example: { ...example, step: 'reported', from: 'reported', by: 'timer', limit: 'accept', missedAt: due },
})

export const caseHandedUp = event({
  type: 'cases.case-handed-up.v1',
  title: say('事项上报上一级', 'A case went one level up'),
  data: Standing.extend({
    by: z.enum(['person', 'timer']),
    limit: Limit.optional(),
    missedAt: Instant.optional(),
    /** Whom it lay with before. */
    previous: Holder,
    previousLevel: z.string(),
  }),
  example: {
    ...village,
    step: 'reported',
    from: 'reported',
    by: 'timer',
    limit: 'accept',
    missedAt: due,
    previous: example.holder,
    previousLevel: 'grid',
  },
})
