import { Sealed } from '@wangge/contract'
import * as z from 'zod'
import {
  AgreementForm,
  type Mediating,
  MediationKind,
  MediationStep,
  PartyRole,
  SessionOutcome,
} from '../../case/contract/mediation-words.ts'

/**
 * A mediation as it rests. Who the parties are lies in the vault, each under a key of their own; what was said between
 * them under the mediation's own. No index leads to a party: they are found in their mediation and nowhere else.
 */
export const Mediation = z.object({
  caseId: z.string(),
  ordinal: z.number().int(),
  areaId: z.string(),
  listingAreaId: z.string(),
  kind: MediationKind,
  step: MediationStep,
  /** The first of those who mediate. */
  mediatorId: z.string(),
  openedAt: z.string(),
  dueAt: z.string(),
  endedAt: z.string().optional(),
  followUpOn: z.string().optional(),

  otherMediators: z.array(z.string()).optional(),
  /** Whoever leads it stands in: the case lies elsewhere until its post is filled again. */
  lent: z.literal(true).optional(),
  /** Whose key seals what was said. */
  subjectId: z.string(),
  /** `leftAt`: they took part, and no longer do. */
  parties: z.array(z.object({ partyId: z.string(), role: PartyRole, leftAt: z.string().optional() })),
  sessions: z
    .array(
      z.object({
        at: z.string(),
        place: z.string(),
        outcome: SessionOutcome.optional(),
        cancelled: z.literal(true).optional(),
        attended: z.array(z.string()).optional(),
        note: Sealed.optional(),
      }),
    )
    .optional(),
  agreement: z
    .object({
      form: AgreementForm,
      text: Sealed.optional(),
      fileId: z.string().optional(),
      terms: z.array(z.object({ what: Sealed, dueOn: z.string() })),
      confirmation: z.object({ reference: z.string(), on: z.string() }).optional(),
    })
    .optional(),
  followUps: z
    .array(
      z.object({
        dueOn: z.string(),
        at: z.string().optional(),
        kept: z.boolean().optional(),
        memberId: z.string().optional(),
        note: Sealed.optional(),
      }),
    )
    .optional(),
  /** The follow-up that its mediator was reminded of. */
  remindedOn: z.string().optional(),
  /** How it had ended before it was opened again. */
  before: z.array(z.object({ step: MediationStep, endedAt: z.string(), reopenedAt: z.string() })).optional(),
})
export type Mediation = z.output<typeof Mediation>
export type Party = Mediation['parties'][number]
export type Session = NonNullable<Mediation['sessions']>[number]
export type Agreement = NonNullable<Mediation['agreement']>
export type FollowUp = NonNullable<Mediation['followUps']>[number]

/** What facts say of it. */
export const mediatingOf = (found: Mediation, from?: MediationStep): Mediating => {
  const { ordinal, kind, step, mediatorId, openedAt, dueAt, endedAt, followUpOn } = found
  return {
    ordinal,
    kind,
    step,
    ...(from && { from }),
    mediatorId,
    openedAt,
    dueAt,
    ...(endedAt && { endedAt }),
    ...(followUpOn && { followUpOn }),
  }
}

/** What stays for statistics when everything personal goes (I5). */
export const mediationStub = (found: Mediation): Mediation => {
  const { sessions: _, agreement: __, followUps: ___, followUpOn: ____, ...rest } = found
  return { ...rest, parties: [] }
}
