import { Instant, MemberId } from '@wangge/contract'
import * as z from 'zod'
import { MediationCommand } from './mediation-words.ts'
import { Command, Holder, Step } from './words.ts'

/** One line of a case's ledger. */
export const LedgerEntry = z.object({
  rev: z.int(),
  /** Of the case, or of a mediation of it. */
  command: z.union([Command, MediationCommand]),
  /** What it is called in the caller's language. */
  title: z.string(),
  /** When the server wrote it. */
  at: Instant,
  /** When it was done by the clock of whoever did it, if they said so. */
  capturedAt: Instant.optional(),
  /** The same by the server's clock: moved by as much as the other was wrong. */
  correctedAt: Instant.optional(),
  /** Who: a member, the resident, or the county's timer; and the role they acted in then. */
  actor: z.object({ kind: z.enum(['member', 'resident', 'timer']), memberId: MemberId.optional() }),
  role: z.string().optional(),
  from: Step.optional(),
  to: Step,
  note: z.string().optional(),
  holder: Holder,
  level: z.string(),
  /** What was written in it was taken out since. */
  silenced: z.literal(true).optional(),
  /** Everything else that the fact says. */
  facts: z.record(z.string(), z.unknown()),
  hash: z.string(),
})
export type LedgerEntry = z.output<typeof LedgerEntry>
