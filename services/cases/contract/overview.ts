import { AreaId, Instant, pageOf, paging, route, UnitId } from '@wangge/contract'
import { DispatchRule } from '@wangge/county/case-rules'
import { Code } from '@wangge/county/code'
import { misses } from '@wangge/county/dispatch'
import { say } from '@wangge/problem'
import * as z from 'zod'
import { CaseBrief } from './views.ts'
import { CaseClass, CategoryCode } from './words.ts'

const tag = 'cases'

/** Why a case is stuck: nobody fills the post it lies with, no limit runs, or nothing has moved for days. */
export const stuckReasons = ['no-owner', 'no-deadline', 'no-movement'] as const

export const listStuckCases = route({
  method: 'GET',
  path: '/v1/stuck-cases',
  action: 'case.read',
  tag,
  summary: say('卡住的事项：无人负责、没有时限或多日未动', 'Cases without owner, deadline or movement'),
  query: z.strictObject({
    area: AreaId.optional(),
    /** Days without movement; the county's own number unless told. */
    days: z.coerce.number().int().min(1).max(365).optional(),
    ...paging,
  }),
  answer: pageOf(CaseBrief.extend({ movedAt: Instant, why: z.array(z.enum(stuckReasons)) })),
})

export const previewDispatch = route({
  method: 'POST',
  path: '/v1/dispatch-rules/preview',
  action: 'dispatch-rule.preview',
  tag: 'cases',
  idempotent: false,
  summary: say('试算派单规则：派给谁，为何', 'Where a case would be sent by the rules, and why'),
  body: z.strictObject({
    area: AreaId,
    category: CategoryCode,
    /** The category's own unless told. */
    class: CaseClass.optional(),
    /** Now unless told. */
    at: Instant.optional(),
    /** To be tried in place of the county's own. */
    rules: z.array(DispatchRule).max(500).optional(),
  }),
  answer: z.object({
    /** Absent when none holds: a person must say. */
    unitId: UnitId.optional(),
    ruleId: Code.optional(),
    /** Is somebody of that unit appointed for this place? If not, dispatching would be refused. */
    present: z.boolean().optional(),
    /** The rules looked at, in order, and what kept each from holding. */
    tried: z.array(z.object({ ruleId: Code, misses: z.array(z.enum(misses)) })),
  }),
  example: { body: { area: '330723101201001', category: 'facility-lamp' } },
})
