import { event, Instant, MemberId } from '@wangge/contract'
import { say } from '@wangge/problem'
import * as z from 'zod'
import { Standing, standings } from './facts.ts'
import { FirstResult, Stars } from './words.ts'

const Again = Standing.extend({
  by: z.enum(['resident', 'person']),
  /** 2 when it is open for the second time. */
  round: z.int(),
  /** When it was struck off before: it no longer counts as closed then. */
  closedAt: Instant,
  previousHandlerId: MemberId,
  /** When a missed deadline was first found in the round that was closed then, if one was. */
  lateAt: Instant.optional(),
  first: FirstResult,
  /** How the resident had rated it, if they had. */
  stars: Stars.optional(),
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
