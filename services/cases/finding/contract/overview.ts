import { AreaId, Instant, pageOf, paging, route } from '@wangge/contract'
import { say } from '@wangge/problem'
import * as z from 'zod'
import { CaseBrief } from '../../case/contract/views.ts'
import { stuckReasons } from '../../case/contract/words.ts'

const tag = 'cases'

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
