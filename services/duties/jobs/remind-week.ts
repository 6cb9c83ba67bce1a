import { everyPeriod, ring } from '@wangge/events'
import { putNew } from '@wangge/table'
import { next, periodOf, ringsBetween } from '@wangge/time'
import * as contract from '../contract/jobs.ts'
import { contactRule, dutyPeriod } from '../domain/rule.ts'
import { householdsOn } from '../domain/sheet.ts'
import { sheetsOf } from '../sheets.ts'
import { onEveryRoll } from '../slices.ts'
import { ReminderRow } from '../table.ts'

const job = { room: 'duties', job: contract.remindWeek.name }

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
  await everyPeriod(ports, job, duty.period, next, async (period) => {
    if (period !== duty.period) return
    await onEveryRoll(ports, job, period, async (rolls) => {
      const reminders = (await sheetsOf(rolls, duty, ports)).flatMap((sheet) => {
        const { memberId, areaId, ruleId } = sheet
        const { due, open } = householdsOn(sheet)
        return open > 0 ? [putNew(ReminderRow, { memberId, areaId, ruleId, period, due, open, remindedAt: now })] : []
      })
      await table.writeEach(reminders)
    })
  })
})
