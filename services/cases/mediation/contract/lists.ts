import { AreaId, Bilingual, formatted, LocalDate, Period, pageOf, paging, route } from '@wangge/contract'
import { say } from '@wangge/problem'
import * as z from 'zod'
import { MediationCommand, MediationKind, MediationStep } from '../../case/contract/mediation-words.ts'
import { Step } from '../../case/contract/words.ts'
import { MediationBrief } from './views.ts'

const tag = 'mediations'

/**
 * What a mediation counts as. `ended`: by an agreement, without one, or because it was withdrawn; `succeeded`: of
 * these, the ones whose agreement stands; `pending`: not ended, and in no denominator.
 */
export const mediationFigures = ['succeeded', 'ended', 'pending'] as const

/** Which mediations: what a list and its figures are asked by alike. */
const which = {
  area: AreaId.optional(),
  kind: MediationKind.optional(),
  /** To the end of this one, from the beginning of `period`: January to August is `period=2026-01&through=2026-08`. */
  through: Period.optional(),
  /** Who leads them: `me` or `member:m0007`. `me` without a period or figure: those that I lead and that are not over. */
  mediator: formatted(/^(me|member:[A-Za-z0-9][A-Za-z0-9_.~-]{0,63})$/, 'me, member:id', 'me').optional(),
}

export const listMediations = route({
  method: 'GET',
  path: '/v1/mediations',
  action: 'mediation.read',
  tag,
  summary: say('调解列表', 'Mediations of a subtree'),
  query: z.strictObject({
    ...which,
    step: MediationStep.optional(),
    /** Those that ended in it, or were opened before its end and had not ended then. */
    period: Period.optional(),
    /** Those behind one of the figures. */
    figure: z.enum(mediationFigures).optional(),
    /** Should have ended by now, or ended late. */
    overdue: z.stringbool().optional(),
    /** Somebody must ask by this day whether the agreement is kept. */
    followUpBy: LocalDate.optional(),
    ...paging,
  }),
  answer: pageOf(MediationBrief),
})

export const countMediations = route({
  method: 'GET',
  path: '/v1/mediations/figures',
  action: 'mediation.read',
  tag,
  summary: say('调解成功率：成功 ÷ 结束，未结不计', 'Success rate: succeeded ÷ ended; what is pending does not count'),
  query: z.strictObject({ ...which, period: Period }),
  answer: z.object({
    period: Period,
    through: Period.optional(),
    /** Ended in the period, and their agreement stands. */
    succeeded: z.int(),
    /** Ended in the period, whatever the outcome. */
    ended: z.int(),
    /** Opened before the period's end and not ended by then: in no denominator. */
    pending: z.int(),
    /** succeeded ÷ ended; null when nothing ended. */
    rate: z.number().min(0).max(1).nullable(),
    /** Those that ended, by the step they are at now. */
    steps: z.record(MediationStep, z.int()),
  }),
})

/** The state table of mediations, whole: a front end draws its buttons from it. */
export const MediationSteps = z.object({
  steps: z.array(
    z.object({
      step: MediationStep,
      title: Bilingual,
      final: z.boolean(),
      /** Which figures a mediation counts in at this step. */
      figures: z.array(z.enum(mediationFigures)),
      allowed: z.array(MediationCommand),
    }),
  ),
  commands: z.array(
    z.object({
      command: MediationCommand,
      title: Bilingual,
      /** `staff` by role, or the county's timer. */
      who: z.array(z.enum(['anyone', 'staff', 'resident', 'itself', 'timer'])),
      /** Roles that may give it over the case's area, and roles that may when it is or was with their unit. */
      roles: z.object({ subtree: z.array(z.string()), unit: z.array(z.string()) }),
      /** Steps of the case at which it may be given. */
      at: z.array(Step),
      /** Type of the event it makes. */
      makes: z.string(),
      outcomes: z.array(
        z.object({
          when: z.string().optional(),
          from: z.array(MediationStep),
          to: z.union([MediationStep, z.literal('same')]),
        }),
      ),
    }),
  ),
  kinds: z.array(z.object({ kind: MediationKind, title: Bilingual })),
})
export type MediationSteps = z.output<typeof MediationSteps>
