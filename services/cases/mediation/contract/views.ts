import { AreaId, CaseId, Instant, LocalDate, MemberId, personal } from '@wangge/contract'
import { FileId } from '@wangge/files/kinds'
import { languages } from '@wangge/problem'
import * as z from 'zod'
import {
  AgreementForm,
  Mediating,
  MediationCommand,
  MediationStep,
  PartyRole,
  SessionOutcome,
} from '../../case/contract/mediation-words.ts'
import { Holder, Step } from '../../case/contract/words.ts'

/** A line of a list of mediations. */
export const MediationBrief = Mediating.omit({ from: true }).extend({
  caseId: CaseId,
  areaId: AreaId,
  /** It should have ended by now, or ended late. */
  overdue: z.boolean(),
})
export type MediationBrief = z.output<typeof MediationBrief>

/** What was said between the parties is masked, as names and phones are, unless asked for unmasked. */
const spoken = personal('note', z.string())

/** A mediation as staff see it. */
export const MediationView = MediationBrief.extend({
  /** Revision of the case, whose part it is: what `If-Match` is compared with. */
  rev: z.int(),
  mediatorIds: z.array(MemberId),
  /** Name and phone are absent once erased. */
  parties: z.array(
    z.object({
      partyId: z.string(),
      role: PartyRole,
      name: personal('name', z.string()).optional(),
      phone: personal('phone', z.string()).optional(),
      /** In which they are told of sessions; absent once erased. */
      language: z.enum(languages).optional(),
      /** They took part, and no longer do. */
      leftAt: Instant.optional(),
    }),
  ),
  sessions: z.array(
    z.object({
      at: Instant,
      place: z.string(),
      /** Absent while it is only scheduled, and when it was cancelled. */
      outcome: SessionOutcome.optional(),
      cancelled: z.literal(true).optional(),
      attended: z.array(z.string()).optional(),
      note: spoken.optional(),
    }),
  ),
  agreement: z
    .object({
      form: AgreementForm,
      text: spoken.optional(),
      fileId: FileId.optional(),
      terms: z.array(z.object({ what: spoken.optional(), dueOn: LocalDate })),
      /** 司法确认 */
      confirmation: z.object({ reference: z.string(), on: LocalDate }).optional(),
    })
    .optional(),
  followUps: z.array(
    z.object({
      dueOn: LocalDate,
      /** Absent while nobody has asked. */
      at: Instant.optional(),
      kept: z.boolean().optional(),
      memberId: MemberId.optional(),
      note: spoken.optional(),
    }),
  ),
  /** How it had ended before it was opened again. */
  before: z.array(z.object({ step: MediationStep, endedAt: Instant, reopenedAt: Instant })),
  allowed: z.array(MediationCommand),
})
export type MediationView = z.output<typeof MediationView>

/** What a command did to a mediation; a repeat with the same Idempotency-Key gets the same again. */
export const MediationTaken = z.object({
  caseId: CaseId,
  ordinal: z.int(),
  rev: z.int(),
  command: MediationCommand,
  from: MediationStep.optional(),
  step: MediationStep,
  dueAt: Instant,
  endedAt: Instant.optional(),
  followUpOn: LocalDate.optional(),
  /** The party or the session that the command was about; sessions are counted from 1. */
  partyId: z.string().optional(),
  session: z.int().optional(),
  at: Instant,
  allowed: z.array(MediationCommand),
  /** Where its case stands. */
  caseStep: Step,
  holder: Holder,
})
export type MediationTaken = z.output<typeof MediationTaken>
