import { event, Instant, LocalDate, MemberId } from '@wangge/contract'
import { say } from '@wangge/problem'
import * as z from 'zod'
import { Standing, standings } from './facts.ts'
import { unit } from './wait-facts.ts'
import { Command, Holder, Limit, stuckReasons } from './words.ts'

const { grid: example, village } = standings
const { dueAt: due } = example

export const caseUrged = event({
  type: 'cases.case-urged.v1',
  title: say('事项被催办', 'A case was urged'),
  data: Standing.extend({
    by: z.enum(['person', 'timer']),
    /** The same person did before, and waits for a reply from the same hands still: they know. */
    again: z.literal(true).optional(),
    limit: Limit.optional(),
    /** The deadline that was missed, when the timer urges. */
    missedAt: Instant.optional(),
    /** When a missed deadline was first found since it was reported, or opened again. */
    lateAt: Instant.optional(),
  }),
  example: {
    ...example,
    step: 'reported',
    from: 'reported',
    by: 'timer',
    limit: 'accept',
    missedAt: due,
    lateAt: due,
  },
})

export const caseHandedUp = event({
  type: 'cases.case-handed-up.v1',
  title: say('事项上报上一级', 'A case went one level up'),
  data: Standing.extend({
    by: z.enum(['person', 'meeting', 'timer']),
    limit: Limit.optional(),
    missedAt: Instant.optional(),
    /** The day of the meeting that decided it. */
    meetingOn: LocalDate.optional(),
    /** Whom it lay with before. */
    previous: Holder,
    previousLevel: z.string(),
    /** Levels between, in order, where nobody was (C10). */
    passedOver: z.array(z.string()).optional(),
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

export const urgeReplied = event({
  type: 'cases.urge-replied.v1',
  title: say('督办已回复', 'An urging was replied to'),
  /** Those who urged and had no reply until now. */
  data: Standing.extend({
    urgedBy: z.array(MemberId),
    /** The command that ended the case meanwhile, and answered them with that; absent when somebody wrote a reply. */
    endedBy: Command.optional(),
    /** The posts in which they did. */
    urgedAs: z.array(Holder).optional(),
  }),
  example: { ...unit, step: 'started', from: 'started', actorId: 'm0031', urgedBy: ['m0002'] },
})

export const urgeReminded = event({
  type: 'cases.urge-reminded.v1',
  title: say('督办久未回复', 'An urging has waited long for a reply'),
  /** Those who wait for it, and since when the first of them does. */
  data: Standing.extend({ urgedBy: z.array(MemberId), since: Instant }),
  example: { ...unit, step: 'started', from: 'started', urgedBy: ['m0002'], since: '2026-11-20T02:00:00.000Z' },
})

export const caseStuck = event({
  type: 'cases.case-stuck.v1',
  title: say('事项卡住了', 'A case became stuck'),
  /** `tellTo`: the next level above that has somebody. */
  data: Standing.extend({ why: z.array(z.enum(stuckReasons)).min(1), tellTo: Holder }),
  example: { ...example, step: 'reported', from: 'reported', why: ['no-owner'], tellTo: village.holder },
})
