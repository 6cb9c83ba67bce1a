import { CaseId, event, Instant, MemberId, UnitId, written } from '@wangge/contract'
import { say } from '@wangge/problem'
import * as z from 'zod'
import { Standing, standings } from './facts.ts'
import { FileIds, Limit } from './words.ts'

export const { village, unit } = standings
const days = z.int()

export const caseReturned = event({
  type: 'cases.case-returned.v1',
  title: say('事项被退单', 'A unit sent a case back'),
  data: Standing.extend({
    /** The unit that it was not for. */
    unitId: UnitId.optional(),
    /** How often it was sent back by now. */
    returns: z.int(),
    /** It went up a level for it. */
    handedUp: z.boolean(),
    previousLevel: z.string(),
  }),
  example: {
    ...village,
    step: 'accepted',
    from: 'dispatched',
    actorId: 'm0031',
    unitId: 'u03',
    returns: 1,
    handedUp: false,
    previousLevel: 'village',
  },
})

export const residentAsked = event({
  type: 'cases.resident-asked.v1',
  title: say('请居民补充情况', 'A resident was asked something'),
  /** `text` is the question; the clock of handling stands still until the reply, or until `until`. */
  data: Standing.extend({ text: written(z.string()), until: Instant.optional() }),
  example: {
    ...unit,
    step: 'waiting',
    from: 'started',
    actorId: 'm0031',
    text: '请告知路灯杆上的编号。',
    until: '2026-11-28T16:00:00.000Z',
  },
})

export const caseResumed = event({
  type: 'cases.case-resumed.v1',
  title: say('事项继续办理', 'A case that waited for the resident goes on'),
  data: Standing.extend({
    by: z.enum(['person', 'resident', 'timer']),
    files: FileIds.optional(),
    /** The case of whoever replied, when they reported the same as its reporter (C16). */
    partId: CaseId.optional(),
  }),
  example: { ...unit, step: 'started', from: 'waiting', by: 'resident' },
})

export const caseExtended = event({
  type: 'cases.case-extended.v1',
  title: say('事项延期或申请延期', 'A limit was put off, or somebody asked for it'),
  data: Standing.extend({
    days,
    /** False: asked for, to be decided by the level above. */
    granted: z.boolean(),
    previousDueAt: Instant.optional(),
  }),
  example: {
    ...village,
    step: 'started',
    from: 'started',
    actorId: 'm0002',
    days: 3,
    granted: true,
    previousDueAt: '2026-11-23T08:00:00.000Z',
  },
})

export const extensionDecided = event({
  type: 'cases.extension-decided.v1',
  title: say('延期申请已审批', 'An extension was granted or refused'),
  data: Standing.extend({ days, granted: z.boolean(), askedBy: MemberId, previousDueAt: Instant.optional() }),
  example: {
    ...unit,
    step: 'started',
    from: 'started',
    actorId: 'm0002',
    days: 3,
    granted: true,
    askedBy: 'm0031',
    previousDueAt: '2026-11-23T08:00:00.000Z',
  },
})

export const limitSettled = event({
  type: 'cases.limit-settled.v1',
  title: say('暂定时限已确定', 'A provisional limit was settled'),
  /** The county published its calendar as far as the limit runs; it is no longer provisional. */
  data: Standing.extend({ limit: Limit.optional(), previousDueAt: Instant.optional() }),
  example: {
    ...village,
    step: 'accepted',
    from: 'accepted',
    dueAt: '2027-01-07T10:00:00.000Z',
    limit: 'handle',
    previousDueAt: '2027-01-08T10:00:00.000Z',
  },
})
