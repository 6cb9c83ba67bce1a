import { everyPeriod, ring } from '@wangge/events'
import { next, periodOf, previous } from '@wangge/time'
import * as contract from '../contract/jobs.ts'
import { contactRule, dutyPeriod } from '../domain/rule.ts'
import { end } from '../domain/sheet.ts'
import { changeSheets, sheetsOf } from '../sheets.ts'
import { onEveryRoll } from '../slices.ts'

const job = { room: 'duties', job: contract.endWeek.name }

/** Ends last week's sheets: their figures become facts. Late entries within the days of grace make them again. */
export const endWeek = ring(contract.endWeek)(async ({ at }, ports) => {
  const { table, county, now } = ports
  const config = await county.config()
  const last = previous(periodOf(contactRule(config).per, at, config.zone))
  await everyPeriod(ports, job, last, next, async (period) => {
    const duty = dutyPeriod(config, period)
    await onEveryRoll(ports, job, period, async (rolls) =>
      changeSheets(table, await sheetsOf(rolls, duty, ports), (sheet) => end(sheet, now)),
    )
  })
})
