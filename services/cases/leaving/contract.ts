import { AreaId, event } from '@wangge/contract'
import { say } from '@wangge/problem'
import * as z from 'zod'
import { Holder } from '../case/contract/words.ts'

/** Once for all that a post got by one leaving or filling: whoever fills it must look what there is. */
export const workFellBack = event({
  type: 'cases.work-fell-back.v1',
  title: say('离岗人员手上的事项已退回岗位', 'What somebody who left had is a post’s again'),
  data: z.object({
    areaId: AreaId,
    /** The post, or the unit, that has it now. */
    holder: Holder.partial(),
    /** The post, or the unit, that somebody left; absent when one was filled. */
    left: Holder.partial().optional(),
    /** The post it belongs to was filled again. */
    filled: z.literal(true).optional(),
  }),
  example: { areaId: '330723101201001', holder: { role: 'grid-worker', areaId: '330723101201001' } },
})
