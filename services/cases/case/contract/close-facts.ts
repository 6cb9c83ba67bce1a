import { CaseId, event, Instant, MemberId, written } from '@wangge/contract'
import { say } from '@wangge/problem'
import * as z from 'zod'
import { Standing, since, standings } from './facts.ts'
import { FirstResult, Stars } from './words.ts'

const { village, over } = standings

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
    text: written(z.string()),
    /** The case it was answered in, when this one was merged into it. */
    mainId: z.string().optional(),
    /** Nothing was answered before: from `reportedAt` to this is the time to the first answer. */
    first: z.literal(true).optional(),
    ...since,
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
    /** When that was first found: by then it should have been done and was not. */
    lateAt: Instant.optional(),
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
    /** The case that was closed, when this one was merged into it. */
    mainId: CaseId.optional(),
    handlerId: MemberId.optional(),
    /** A low rating offers to open it again, until then. */
    reopenUntil: Instant.optional(),
  }),
  example: { ...over, step: 'struck-off', from: 'struck-off', stars: 5, handlerId: 'm0031' },
})

const Again = Standing.extend({
  by: z.enum(['resident', 'person']),
  /** 2 when it is open for the second time. */
  round: z.int(),
  ...since,
  /** When it was struck off before: it no longer counts as closed then. */
  closedAt: Instant,
  previousHandlerId: MemberId,
  /** When a missed deadline was first found in the round that was closed then, if one was. */
  lateAt: Instant.optional(),
  first: FirstResult,
  /** The lowest that anybody who reported it had rated it. */
  stars: Stars.optional(),
  /** The case that was closed, when this one had been merged into it and goes on by itself. */
  mainId: CaseId.optional(),
})
const example = {
  ...standings.village,
  step: 'reported',
  from: 'struck-off',
  by: 'resident',
  round: 2,
  closedAt: '2026-11-25T03:00:00.000Z',
  previousHandlerId: 'm0031',
  first: {
    solvedAt: '2026-11-24T03:00:00.000Z',
    struckOffAt: '2026-11-25T03:00:00.000Z',
    handlerId: 'm0031',
    onTime: true,
    stars: 1,
  },
  stars: 1,
} as const

export const caseReopened = event({
  type: 'cases.case-reopened.v1',
  title: say('事项重新办理', 'A closed case was opened again'),
  data: Again,
  example,
})

export const caseRehung = event({
  type: 'cases.case-rehung.v1',
  title: say('事项重新挂号', 'A case was put back on the strike-off list'),
  data: Again,
  example: { ...example, by: 'person', actorId: 'm0002' },
})
