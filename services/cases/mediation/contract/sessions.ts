import { Instant, line } from '@wangge/contract'
import { say } from '@wangge/problem'
import * as z from 'zod'
import { said } from '../../case/contract/command.ts'
import { SessionOutcome } from '../../case/contract/mediation-words.ts'
import { Note } from '../../case/contract/words.ts'
import { mediationCommand, Spoken } from './command.ts'

/** Its place in the list, from 1. */
const SessionNumber = z.int().min(1).max(50)
const Place = line(60)

export const scheduleSession = mediationCommand(
  'schedule',
  'mediation.hold',
  say('安排调解会，短信告知当事人', 'Schedule a session; the parties are told'),
  said({ at: Instant, place: Place }),
  { at: '2027-03-01T14:30:00+08:00', place: '村调解室' },
)

export const moveSession = mediationCommand(
  'move-session',
  'mediation.hold',
  say('调解会改期或改地点，短信告知当事人', 'Move a session to another time or place; the parties are told'),
  said({ session: SessionNumber, at: Instant.optional(), place: Place.optional(), reason: Note }),
  { session: 1, at: '2027-03-03T09:00:00+08:00', reason: '一方外出' },
)

export const cancelSession = mediationCommand(
  'cancel-session',
  'mediation.hold',
  say('取消调解会，短信告知当事人', 'Cancel a session; the parties are told'),
  said({ session: SessionNumber, reason: Note }),
  { session: 1, reason: '双方已私下协商' },
)

export const holdSession = mediationCommand(
  'hold',
  'mediation.hold',
  say('记录调解会：何时何地、谁到场、结果', 'Record a session: when, where, who came, how it went'),
  said({
    /** The scheduled one it was, by its place in the list; none: it was not scheduled. */
    session: SessionNumber.optional(),
    at: Instant,
    place: Place.optional(),
    /** Ids of the parties who came: somebody, when they came to terms. */
    attended: z.array(z.string().max(64)).max(20),
    outcome: SessionOutcome,
    note: Spoken.optional(),
  }),
  { at: '2026-11-23T09:30:00+08:00', place: '村调解室', attended: [], outcome: 'adjourned', note: '双方同意再谈一次' },
)
