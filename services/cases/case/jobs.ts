import { caseRules } from '@wangge/county'
import { ring } from '@wangge/events'
import { sweepDue } from '@wangge/ledger'
import { occur, put } from '@wangge/table'
import { daysBetween, localDate, missingYear } from '@wangge/time'
import { calendarMissed } from './contract/calendar-facts.ts'
import * as contract from './contract/jobs.ts'
import { sweep } from './domain/press.ts'
import { settle } from './domain/wait.ts'
import { casesDue, record } from './table/case.ts'
import { SettledRow } from './table/settled.ts'
import { fallen } from './work/fall.ts'
import { settingOf } from './work/setting.ts'
import { sweepOpen } from './work/sweep-open.ts'

export const sweepDeadlines = ring(contract.sweepDeadlines)(async ({ cause }, ports) => {
  const { table, now } = ports
  await sweepDue(
    (shard, after) => casesDue(table, shard, now, after),
    async (found) => {
      const setting = await settingOf(ports, found, 'everybody')
      // whoever has it may have left: nobody who is gone is urged
      const decision = (await fallen(found, setting, ports)) ?? sweep(found, setting)
      return decision ? record(decision, { rev: found.rev, at: now, cause }).ops : []
    },
    ports,
    ({ caseId }) => ({ caseId }),
  )
})

// a county's calendar is read up to a minute late: what was guessed just after it was published is found as well
const settlingMs = 3 * 3_600_000

export const settleLimits = ring(contract.settleLimits)(async ({ cause }, ports) => {
  const { table, county, now } = ports
  const [{ coveredThrough: through }, mark] = await Promise.all([county.calendar(), table.get(SettledRow, {})])
  const isKnown = mark?.through === through
  if (isKnown && Date.parse(now) - Date.parse(mark.since ?? now) > settlingMs) return
  await sweepOpen(cause, ports, async ({ flagged }, read) => {
    const found = flagged && (await read())
    return found ? { found, decision: settle(found, await settingOf(ports, found, 'nobody')) } : undefined
  })
  if (!isKnown) await table.write([put(SettledRow, { ...mark, through, since: now, rev: mark?.rev })])
})

export const remindCalendar = ring(contract.remindCalendar)(async ({ cause }, ports) => {
  const { table, county, log, now } = ports
  const [{ coveredThrough }, config, row] = await Promise.all([
    county.calendar(),
    county.config(),
    table.get(SettledRow, {}),
  ])
  const today = localDate(now, config.zone)
  const year = missingYear(coveredThrough, today, caseRules(config).calendar.remindFrom)
  if (year === undefined || (row?.remindedOn !== undefined && daysBetween(row.remindedOn, today) < 7)) return
  log.warn('the calendar is missing', { year })
  const { rev, ...known } = row ?? { rev: undefined }
  const data = { areaId: config.code, year, coveredThrough }
  const told = { prefix: 'cases', aggregate: 'settled', rev: (rev ?? 0) + 1, subject: config.code, at: now, cause }
  await table.write([
    put(SettledRow, { ...known, remindedOn: today, rev }),
    occur({ ...told, fact: calendarMissed, data }),
  ])
})
