import { event, MemberId } from '@wangge/contract'
import { say } from '@wangge/problem'
import { Standing, standings } from './facts.ts'
import { Holder } from './words.ts'

const holder = { role: 'township-official', areaId: '330723101' }
const { holder: previous, ...grid } = standings.grid
const example = {
  ...grid,
  step: 'reported',
  from: 'reported',
  level: 'township',
  holder,
  actorId: 'm0002',
  confidential: true,
} as const

export const caseMarkedConfidential = event({
  type: 'cases.case-marked-confidential.v1',
  title: say('事项已设为保密', 'A case is confidential from here on'),
  data: Standing.extend({
    /** Whom it lay with, when it went up to where confidential cases start. */
    previous: Holder.optional(),
  }),
  example: { ...example, previous },
})

const { confidential: _, ...ordinary } = example

export const caseUnmarkedConfidential = event({
  type: 'cases.case-unmarked-confidential.v1',
  title: say('事项已解除保密', 'A case is no longer confidential'),
  data: Standing,
  example: ordinary,
})

export const viewerNamed = event({
  type: 'cases.viewer-named.v1',
  title: say('已指定知情人', 'Somebody was named to see a confidential case'),
  data: Standing.extend({ viewerId: MemberId }),
  example: { ...example, viewerId: 'm0007' },
})

export const viewerRemoved = event({
  type: 'cases.viewer-removed.v1',
  title: say('已取消知情人', 'Somebody may no longer see a confidential case'),
  data: Standing.extend({ viewerId: MemberId }),
  example: { ...example, viewerId: 'm0007' },
})
