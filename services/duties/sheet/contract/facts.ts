import { AreaId, event, MemberId, Period } from '@wangge/contract'
import { say } from '@wangge/problem'
import * as z from 'zod'

/** A worker's sheet; `areaId` is the grid they work in. */
const Sheet = z.object({
  memberId: MemberId,
  areaId: AreaId,
  ruleId: z.string(),
  period: Period,
  due: z.number().int(),
})
const sheet = {
  memberId: 'M0001',
  areaId: '370829104201001',
  ruleId: 'weekly-contact',
  period: '2026-W48',
  due: 12,
} as const

/** A worker was reminded: of the `due` households of their week, `open` are still owed a contact. */
export const sheetReminded = event({
  type: 'duties.sheet-reminded.v1',
  title: say('已提醒未完成的联系', 'Worker reminded of unfinished contacts'),
  data: Sheet.extend({ open: z.number().int() }),
  example: { ...sheet, open: 3 },
})

/**
 * The figures of a worker's ended week, in contacts owed and made. A late entry makes the fact again with a higher
 * `rev`, which replaces the lower.
 */
export const weekEnded = event({
  type: 'duties.week-ended.v1',
  title: say('一周联系结束', 'A worker’s week ended'),
  data: Sheet.extend({ done: z.number().int(), late: z.number().int() }),
  example: { ...sheet, done: 12, late: 1 },
})
