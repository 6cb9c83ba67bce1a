import { AreaId, event, LocalDate } from '@wangge/contract'
import { say } from '@wangge/problem'
import * as z from 'zod'

export const calendarMissed = event({
  type: 'cases.calendar-missed.v1',
  title: say('下一年放假安排尚未录入', 'A year’s calendar is missing'),
  /** Limits that run into that year are provisional until the county publishes its days. */
  data: z.object({ areaId: AreaId, year: z.int(), coveredThrough: LocalDate }),
  example: { areaId: '330723', year: 2027, coveredThrough: '2026-12-31' },
})
