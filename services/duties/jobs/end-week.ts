import { everyPeriod, inSlices, ring } from '@wangge/events'
import { next, periodOf, previous } from '@wangge/time'
import { contactRule } from '../domain/rule.ts'
import { end } from '../domain/sheet.ts'
import * as manifest from '../manifest.ts'
import { inEveryArea, slicesOf } from '../slices.ts'
import { changeSheets } from '../table.ts'

const job = { room: 'duties', job: manifest.endWeek.name }

/** Ends last week's sheets: their figures become facts. Late entries within the days of grace make them again. */
export const endWeek = ring(manifest.endWeek)(async ({ at }, ports) => {
  const { county, now } = ports
  const { zone, code, duties } = await county.config()
  const { ruleId, per } = contactRule({ duties })
  await everyPeriod(ports, job, previous(periodOf(per, at, zone)), next, async (period) => {
    const endArea = (listingAreaId: string): Promise<void> =>
      changeSheets(ports.table, listingAreaId, { period, ruleId }, (sheet) => end(sheet, now))
    await inSlices(ports, job, period, await slicesOf(county, code), (slice) =>
      inEveryArea(county, { slice, code }, endArea),
    )
  })
})
