import { Bilingual, Instant, MemberId } from '@wangge/contract'
import * as z from 'zod'

/** The ledger of a thing: every command on it, and whether nothing was changed, left out or put in. */
export const ThingLedger = z.object({
  id: z.string(),
  verified: z.boolean(),
  brokenAt: z.int().optional(),
  entries: z.array(
    z.object({
      rev: z.int(),
      command: z.string(),
      /** What it is called in the caller's language. */
      title: z.string(),
      at: Instant,
      /** When it was done by the clock of whoever did it, if they said so. */
      capturedAt: Instant.optional(),
      /** The same by the server's clock: moved by as much as the other was wrong. */
      correctedAt: Instant.optional(),
      actor: z.object({ kind: z.enum(['member', 'resident', 'timer']), memberId: MemberId.optional() }),
      role: z.string().optional(),
      from: z.string().optional(),
      to: z.string(),
      note: z.string().optional(),
      /** Everything else that the fact says. */
      facts: z.record(z.string(), z.unknown()),
      hash: z.string(),
    }),
  ),
})
export type ThingLedger = z.output<typeof ThingLedger>

/** A state table as front ends read it: which command leads from where to where, and who may give it. */
export const StateTable = z.object({
  steps: z.array(z.object({ step: z.string(), title: Bilingual, final: z.boolean(), allowed: z.array(z.string()) })),
  commands: z.array(
    z.object({
      command: z.string(),
      title: Bilingual,
      who: z.array(z.enum(['anyone', 'staff', 'resident', 'itself', 'timer'])),
      /** Roles that may give it: over its area, of its unit; `own`: whoever it is assigned to as well. */
      roles: z.object({ subtree: z.array(z.string()), unit: z.array(z.string()), own: z.boolean() }),
      /** Type of the event it makes. */
      makes: z.string(),
      outcomes: z.array(z.object({ when: z.string().optional(), from: z.array(z.string()), to: z.string() })),
    }),
  ),
})
export type StateTable = z.output<typeof StateTable>
