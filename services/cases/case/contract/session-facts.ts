import { event, Instant } from '@wangge/contract'
import { say } from '@wangge/problem'
import * as z from 'zod'
import { exampleOpened, exampleStanding, exampleTelling, Mediated, Telling } from './mediation-standing.ts'
import { SessionOutcome } from './mediation-words.ts'

export const sessionScheduled = event({
  type: 'cases.session-scheduled.v1',
  title: say('调解会已安排', 'A session of a mediation was scheduled'),
  data: Mediated.extend({ session: z.int(), sessionAt: Instant, telling: Telling.optional() }),
  example: {
    ...exampleStanding,
    mediation: { ...exampleOpened, from: 'opened' },
    session: 1,
    sessionAt: '2026-11-25T06:30:00.000Z',
    telling: exampleTelling,
  },
})

export const sessionMoved = event({
  type: 'cases.session-moved.v1',
  title: say('调解会已改期或改地点', 'A session of a mediation was moved'),
  data: Mediated.extend({ session: z.int(), sessionAt: Instant, previousAt: Instant, telling: Telling }),
  example: {
    ...exampleStanding,
    mediation: { ...exampleOpened, from: 'opened' },
    session: 1,
    sessionAt: '2026-11-25T06:30:00.000Z',
    previousAt: '2026-11-24T06:30:00.000Z',
    telling: exampleTelling,
  },
})

export const sessionCancelled = event({
  type: 'cases.session-cancelled.v1',
  title: say('调解会已取消', 'A session of a mediation was cancelled'),
  data: Mediated.extend({ session: z.int(), sessionAt: Instant, telling: Telling }),
  example: {
    ...exampleStanding,
    mediation: { ...exampleOpened, from: 'opened' },
    session: 1,
    sessionAt: '2026-11-25T06:30:00.000Z',
    telling: exampleTelling,
  },
})

export const sessionHeld = event({
  type: 'cases.session-held.v1',
  title: say('调解会已召开', 'A session of a mediation was held'),
  data: Mediated.extend({
    session: z.int(),
    sessionAt: Instant,
    outcome: SessionOutcome,
    /** How many of the parties came. */
    attended: z.int(),
  }),
  example: {
    ...exampleStanding,
    mediation: { ...exampleOpened, from: 'opened' },
    session: 1,
    sessionAt: '2026-11-25T06:30:00.000Z',
    outcome: 'adjourned',
    attended: 2,
  },
})
