import { Instant } from '@wangge/contract'
import * as z from 'zod'
import { Standing, standings } from './facts.ts'
import { Mediating } from './mediation-words.ts'

/** What every fact of a mediation says besides its case's standing. */
export const Mediated = Standing.extend({ mediation: Mediating })

/**
 * Which session parties are told of. A place may be somebody's home: it opens with the dispute's own key only, so that
 * no fact keeps it longer than the dispute is kept.
 */
export const Telling = z.object({
  partyIds: z.array(z.string()),
  disputeId: z.string(),
  /** Which of the mediation's sessions, from 1. */
  session: z.int().optional(),
  sessionAt: Instant,
  sealedPlace: z.string(),
})
export type Telling = z.output<typeof Telling>

/** Where the mediation of the examples stands. */
export const here = {
  ...standings.village,
  category: 'dispute-neighbours',
  class: 'mediation',
  actorId: 'm0002',
} as const
export const exampleStanding = { ...here, step: 'accepted', from: 'accepted' } as const
export const exampleOpened = {
  ordinal: 1,
  kind: 'people',
  step: 'opened',
  mediatorId: 'm0002',
  openedAt: '2026-11-23T02:00:00.000Z',
  dueAt: '2026-12-23T16:00:00.000Z',
} as const
export const exampleTelling = {
  partyIds: ['01KAQ9D1N6T2V4X8Z0B3C5E7GH'],
  disputeId: '01KAQ9D1N6T2V4X8Z0B3C5E7GK',
  session: 1,
  sessionAt: '2026-11-25T06:30:00.000Z',
  sealedPlace: 'o.…',
}
