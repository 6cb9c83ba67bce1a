import { AreaId, event, Instant, written } from '@wangge/contract'
import { say } from '@wangge/problem'
import * as z from 'zod'
import { Standing, standings } from './facts.ts'
import { CaseClass, CategoryCode, Holder } from './words.ts'

const { grid: example } = standings

export const caseCorrected = event({
  type: 'cases.case-corrected.v1',
  title: say('事项已更正', 'A misfiled case was corrected'),
  data: Standing.extend({
    /** What it was filed under until then. */
    was: z.object({
      areaId: AreaId,
      listingAreaId: AreaId,
      category: CategoryCode,
      class: CaseClass,
      confidential: z.literal(true).optional(),
    }),
    /** Whom it lay with before. */
    previous: Holder,
    /** When a missed limit was first found in this round. */
    lateAt: Instant.optional(),
    /** When it was reported: what was counted of it before lies in no earlier month. */
    reportedAt: Instant,
    /** Answers that its new form does not ask for, as JSON by code; what is not open stays sealed. */
    setAside: written(z.string()).optional(),
  }),
  example: {
    ...example,
    step: 'reported',
    from: 'reported',
    category: 'facility-road',
    was: { areaId: example.areaId, listingAreaId: '330723101201', category: 'facility-lamp', class: 'general' },
    previous: example.holder,
    reportedAt: '2026-11-23T02:00:00.000Z',
    actorId: 'm0007',
  },
})
