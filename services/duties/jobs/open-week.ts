import { everyPeriod, inSlices, ring } from '@wangge/events'
import { putNew } from '@wangge/table'
import { next, periodBounds, periodOf } from '@wangge/time'
import { owedAt } from '../domain/roll.ts'
import { contactRule } from '../domain/rule.ts'
import { open } from '../domain/sheet.ts'
import * as manifest from '../manifest.ts'
import { inEveryArea, slicesOf } from '../slices.ts'
import { rollsIn, SheetRow } from '../table.ts'

const job = { room: 'duties', job: manifest.openWeek.name }

/** Opens every worker's sheet with what was owed when the week began, whenever the ring comes. */
export const openWeek = ring(manifest.openWeek)(async ({ at }, ports) => {
  const { table, county } = ports
  const { zone, code, duties } = await county.config()
  const { ruleId, per } = contactRule({ duties })
  await everyPeriod(ports, job, periodOf(per, at, zone), next, async (period) => {
    const { from } = periodBounds(period, zone)
    const openArea = async (listingAreaId: string): Promise<void> => {
      for await (const rolls of rollsIn(table, listingAreaId)) {
        const sheets = rolls
          .map(({ memberId, areaId, ...roll }) => ({
            of: { memberId, areaId, ruleId, period },
            owed: owedAt({ ...roll, memberId, areaId }, from),
          }))
          .filter(({ owed }) => owed.length > 0)
        await table.writeEach(sheets.map(({ of, owed }) => putNew(SheetRow, open(of, owed))))
      }
    }
    await inSlices(ports, job, period, await slicesOf(county, code), (slice) =>
      inEveryArea(county, { slice, code }, openArea),
    )
  })
})
