import { event, UnitId } from '@wangge/contract'
import { say } from '@wangge/problem'
import { Standing, standings } from './facts.ts'
import { Holder } from './words.ts'

const { grid: example } = standings
const { holder } = example
const previous = { ...holder, memberId: 'm0007' }

export const caseFellBack = event({
  type: 'cases.case-fell-back.v1',
  title: say('经办人离岗，事项退回岗位', 'Whoever had a case has left: it is the post’s again'),
  data: Standing.extend({
    /** Whom it lay with. */
    previous: Holder,
    /** The unit in which nobody is left. */
    unitId: UnitId.optional(),
  }),
  example: { ...example, step: 'accepted', from: 'accepted', previous },
})

export const caseCameBack = event({
  type: 'cases.case-came-back.v1',
  title: say('岗位已补位，事项回到岗位', 'The post that a case fell from is filled: it lies there again'),
  data: Standing.extend({ previous: Holder }),
  example: { ...example, step: 'accepted', from: 'accepted', previous: { role: 'duty', areaId: '330723101' } },
})
