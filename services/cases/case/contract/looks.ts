import { AreaId, CaseId, Instant, MemberId, pageOf, paging, route } from '@wangge/contract'
import { say } from '@wangge/problem'
import * as z from 'zod'

/**
 * What was looked at: the case, its ledger, a mediation of it, the reporter's name, phone and address, or those of the
 * parties to a mediation and what was said between them.
 */
export const lookedAt = ['case', 'ledger', 'mediation', 'personal', 'parties'] as const
export const LookedAt = z.enum(lookedAt)
export type LookedAt = z.output<typeof LookedAt>

/** Somebody opened it: every time at a confidential case, else whenever name, phone and address were shown. */
export const Look = z.object({
  at: Instant,
  /** Absent when the reporter took their own data away. */
  memberId: MemberId.optional(),
  /** In which post they looked, and of which area. */
  role: z.string().optional(),
  areaId: AreaId.optional(),
  what: LookedAt,
})
export type Look = z.output<typeof Look>

export const listLooks = route({
  method: 'GET',
  path: '/v1/cases/{caseId}/looks',
  action: 'look.read',
  tag: 'cases',
  summary: say('谁查看过这个事项', 'Who looked at a case'),
  params: z.object({ caseId: CaseId }),
  query: z.strictObject(paging),
  /** The newest first. */
  answer: pageOf(Look),
})
