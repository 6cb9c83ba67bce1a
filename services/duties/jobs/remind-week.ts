import { inSlices, ring } from '@wangge/events'
import { putNew } from '@wangge/table'
import { periodOf } from '@wangge/time'
import { contactRule } from '../domain/rule.ts'
import * as manifest from '../manifest.ts'
import { inEveryArea, slicesOf } from '../slices.ts'
import { ReminderRow, rollsIn, sheetsOf } from '../table.ts'

const job = { room: 'duties', job: manifest.remindWeek.name }

/** Reminds every worker with open households once. A Friday missed is not made up for on another: the week has gone on. */
export const remindWeek = ring(manifest.remindWeek)(async ({ at }, ports) => {
  const { table, county, now } = ports
  const { zone, code, duties } = await county.config()
  const { ruleId, per } = contactRule({ duties })
  const period = periodOf(per, at, zone)
  if (periodOf(per, now, zone) !== period) return
  const remindArea = async (listingAreaId: string): Promise<void> => {
    for await (const rolls of rollsIn(table, listingAreaId)) {
      const sheets = await sheetsOf(table, rolls, { period, ruleId })
      const unfinished = sheets.filter(({ open }) => open.length > 0)
      await table.writeEach(
        unfinished.map(({ memberId, areaId, due, open }) =>
          putNew(ReminderRow, { memberId, areaId, ruleId, period, due, open: open.length, remindedAt: now }),
        ),
      )
    }
  }
  await inSlices(ports, job, period, await slicesOf(county, code), (slice) =>
    inEveryArea(county, { slice, code }, remindArea),
  )
})
