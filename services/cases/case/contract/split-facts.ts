import { CaseId, event } from '@wangge/contract'
import { say } from '@wangge/problem'
import * as z from 'zod'
import { Standing, standings } from './facts.ts'
import { Step } from './words.ts'

const whole = { ...standings.village, step: 'accepted', from: 'accepted', actorId: 'm0002' } as const
/** `open`: how many of its parts are open then. */
const Turned = Standing.extend({ partId: CaseId, partStep: Step, open: z.int() })

export const caseSplit = event({
  type: 'cases.case-split.v1',
  title: say('事项分办', 'A case was split for several units'),
  data: Standing.extend({ partIds: z.array(CaseId) }),
  example: { ...whole, partIds: ['8KM3QX9TPE', '9KM3QX9TPF'] },
})

export const partClosed = event({
  type: 'cases.part-closed.v1',
  title: say('分办件办完', 'A part of a case ended'),
  data: Turned,
  example: { ...whole, partId: '8KM3QX9TPE', partStep: 'struck-off', open: 1 },
})

export const partReopened = event({
  type: 'cases.part-reopened.v1',
  title: say('分办件重新办理', 'A part of a case began again'),
  data: Turned,
  example: { ...whole, partId: '8KM3QX9TPE', partStep: 'reported', open: 2 },
})
