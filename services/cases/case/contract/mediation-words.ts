import { Instant, LocalDate, MemberId } from '@wangge/contract'
import * as z from 'zod'

/** Steps of a mediation, in the order of the walk. */
export const mediationSteps = ['opened', 'agreed', 'failed', 'withdrawn', 'fulfilled', 'broken'] as const
export const MediationStep = z.enum(mediationSteps)
export type MediationStep = z.output<typeof MediationStep>

/** What may be done to a mediation. */
export const mediationCommands = [
  'open-mediation',
  'add-party',
  'correct-party',
  'remove-party',
  'schedule-session',
  'move-session',
  'cancel-session',
  'hold-session',
  'end-mediation',
  'attach-agreement',
  'confirm-agreement',
  'remind-follow-up',
  'follow-up',
  'reopen-mediation',
] as const
export const MediationCommand = z.enum(mediationCommands)
export type MediationCommand = z.output<typeof MediationCommand>

/** 人民调解 / 行业性专业性调解 / 司法调解 / 行政调解 */
export const mediationKinds = ['people', 'trade', 'judicial', 'administrative'] as const
export const MediationKind = z.enum(mediationKinds)
export type MediationKind = z.output<typeof MediationKind>

/** How a mediation ends: an agreement, none, or the parties no longer want it. */
export const endings = ['agreed', 'failed', 'withdrawn'] as const
export const Ending = z.enum(endings)
export type Ending = z.output<typeof Ending>

/** Whose side a party is on: who asked for mediation, and of whom. */
export const PartyRole = z.enum(['applicant', 'respondent'])
/** How a session went: they came to terms, it goes on another time, or somebody did not come. */
export const SessionOutcome = z.enum(['settled', 'adjourned', 'absent'])
/** An agreement in words, which the mediator takes down, or in writing. */
export const AgreementForm = z.enum(['oral', 'written'])

/** Which mediation of its case: 1, 2, 3 … */
export const Ordinal = z.coerce.number().int().min(1).max(99).meta({ title: 'MediationOrdinal' })

/** Where a mediation stands, as facts and lists tell it: ids only, nobody's name. */
export const Mediating = z.object({
  ordinal: z.int(),
  kind: MediationKind,
  step: MediationStep,
  /** The step before; absent when it was opened. */
  from: MediationStep.optional(),
  /** Who leads it. */
  mediatorId: MemberId,
  openedAt: Instant,
  /** When it should have ended. */
  dueAt: Instant,
  /** When it ended, by an agreement or otherwise. */
  endedAt: Instant.optional(),
  /** When somebody must ask next whether the agreement is kept (回访). */
  followUpOn: LocalDate.optional(),
})
export type Mediating = z.output<typeof Mediating>
