import { everyPeriod, ring } from '@wangge/events'
import { putNew } from '@wangge/table'
import { next, periodOf, previous, ringsBetween } from '@wangge/time'
import * as contract from './contract/jobs.ts'
import { end, householdsOn } from './domain/period.ts'
import { contactRule, dutyPeriod } from './domain/rule.ts'
import { ReminderRow } from './table.ts'
import { changeSheets, openSheets, sheetsOf } from './work/period.ts'
import { onEveryRoll } from './work/slices.ts'

const opening = { room: 'duties', job: contract.openWeek.name }

/** Opens every worker's sheet with what was owed when the week began, whenever the ring comes. */
export const openWeek = ring(contract.openWeek)(async ({ at }, ports) => {
  const config = await ports.county.config()
  await everyPeriod(ports, opening, periodOf(contactRule(config).per, at, config.zone), next, async (period) => {
    const duty = dutyPeriod(config, period)
    await onEveryRoll(ports, opening, period, (rolls) => openSheets(rolls, duty, ports))
  })
})

const ending = { room: 'duties', job: contract.endWeek.name }

/** Ends last week's sheets: their figures become facts. Late entries within the days of grace make them again. */
export const endWeek = ring(contract.endWeek)(async ({ at }, ports) => {
  const { table, county, now } = ports
  const config = await county.config()
  const last = previous(periodOf(contactRule(config).per, at, config.zone))
  await everyPeriod(ports, ending, last, next, async (period) => {
    const duty = dutyPeriod(config, period)
    await onEveryRoll(ports, ending, period, async (rolls) =>
      changeSheets(table, await sheetsOf(rolls, duty, ports), (sheet) => end(sheet, now)),
    )
  })
})

const reminding = { room: 'duties', job: contract.remindWeek.name }

/**
 * Reminds every worker with unfinished households once a week, from the moment that the county's rule names. One
 * missed is made up for within its week, and not after it: the week has gone on.
 */
export const remindWeek = ring(contract.remindWeek)(async (_, ports) => {
  const { table, county, now } = ports
  const config = await county.config()
  const { per, remind } = contactRule(config)
  const duty = dutyPeriod(config, periodOf(per, now, config.zone))
  if (ringsBetween(remind, Date.parse(duty.from) - 1, now, config.zone).length === 0) return
  await everyPeriod(ports, reminding, duty.period, next, async (period) => {
    if (period !== duty.period) return
    await onEveryRoll(ports, reminding, period, async (rolls) => {
      const reminders = (await sheetsOf(rolls, duty, ports)).flatMap((sheet) => {
        const { memberId, areaId, ruleId } = sheet
        const { due, open } = householdsOn(sheet)
        return open > 0 ? [putNew(ReminderRow, { memberId, areaId, ruleId, period, due, open, remindedAt: now })] : []
      })
      await table.writeEach(reminders)
    })
  })
})
