import { AreaId, Instant, route, UnitId } from '@wangge/contract'
import { DispatchRule } from '@wangge/county/case-rules'
import { Code } from '@wangge/county/code'
import { misses } from '@wangge/county/dispatch'
import { say } from '@wangge/problem'
import * as z from 'zod'
import { CaseClass, CategoryCode } from '../../contract/words.ts'

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
