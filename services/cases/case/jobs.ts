import { caseRules } from '@wangge/county'
import { ring } from '@wangge/events'
import { sweepDue } from '@wangge/ledger'
import { Conflict, occur, put } from '@wangge/table'
import { daysBetween, localDate, missingYear } from '@wangge/time'
import { calendarMissed } from './contract/calendar-facts.ts'
import * as contract from './contract/jobs.ts'
import { sweep } from './domain/press.ts'
import { settle } from './domain/wait.ts'
import { CaseRow, casesDue, openIn, record } from './table/case.ts'
import { SettledRow } from './table/settled.ts'
import { fallen } from './work/fall.ts'
import { partitionsUnder } from './work/partitions.ts'
import { settingOf } from './work/setting.ts'

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
  const [{ coveredThrough: through }, { code }, mark] = await Promise.all([
    county.calendar(),
    county.config(),
    table.get(SettledRow, {}),
  ])
  const isKnown = mark?.through === through
  if (isKnown && Date.parse(now) - Date.parse(mark.since ?? now) > settlingMs) return
  for await (const briefs of table.sweep(CaseRow, 1, await partitionsUnder([code], [openIn], ports)))
    for (const { caseId, flagged } of briefs) {
      const found = flagged && (await table.get(CaseRow, { caseId }))
      const decision = found && settle(found, await settingOf(ports, found, 'nobody'))
      if (!decision) continue
      try {
        await table.write(record(decision, { rev: found.rev, at: now, cause }).ops)
      } catch (error) {
        // changed just now: the next ring takes it
        if (!(error instanceof Conflict)) throw error
      }
    }
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
