import { everyPeriod, ring } from '@wangge/events'
import { next, periodOf } from '@wangge/time'
import * as contract from '../contract/jobs.ts'
import { contactRule, dutyPeriod } from '../domain/rule.ts'
import { openSheets } from '../sheets.ts'
import { onEveryRoll } from '../slices.ts'

const job = { room: 'duties', job: contract.openWeek.name }

/** Opens every worker's sheet with what was owed when the week began, whenever the ring comes. */
export const openWeek = ring(contract.openWeek)(async ({ at }, ports) => {
  const config = await ports.county.config()
  await everyPeriod(ports, job, periodOf(contactRule(config).per, at, config.zone), next, async (period) => {
    const duty = dutyPeriod(config, period)
    await onEveryRoll(ports, job, period, (rolls) => openSheets(rolls, duty, ports))
  })
})
