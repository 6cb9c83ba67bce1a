import { CaseId, lines, route, UnitId } from '@wangge/contract'
import { say } from '@wangge/problem'
import * as z from 'zod'
import { said } from './command.ts'
import { Taken } from './views.ts'
import { CategoryCode, Note } from './words.ts'

/** Parts of one call: a county may allow fewer in all. */
const most = 10

export const splitCase = route({
  method: 'POST',
  path: '/v1/cases/{caseId}/split',
  action: 'case.split',
  tag: 'cases',
  summary: say(
    '分办：由几个单位各办一件，全部办完主件才能办结',
    'Split: parts for several units; it is solved after all of them',
  ),
  params: z.object({ caseId: CaseId }),
  body: said({
    parts: z
      .array(
        z.strictObject({
          unitId: UnitId,
          /** What this unit is to do; the reporter's own words and name stay with the whole. */
          description: lines(1000),
          /** That of the whole unless told. */
          category: CategoryCode.optional(),
        }),
      )
      .min(1)
      .max(most),
    note: Note.optional(),
  }),
  /** `partIds`: the new parts, in the order they were asked for. */
  answer: Taken.extend({ partIds: z.array(CaseId) }),
  example: {
    body: {
      parts: [
        { unitId: 'u03', description: '清运路边堆放的建筑垃圾' },
        { unitId: 'u04', description: '修复被压坏的排水沟', category: 'facility-drain' },
      ],
    },
  },
})
