import { ring } from '@wangge/events'
import { sweepDue } from '@wangge/ledger'
import { Conflict, put } from '@wangge/table'
import * as contract from './contract/jobs.ts'
import { sweep } from './domain/press.ts'
import { settle } from './domain/wait.ts'
import { CaseRow, casesDue, openIn, record } from './table/case.ts'
import { SettledRow } from './table/settled.ts'
import { partitionsUnder } from './work/partitions.ts'
import { settingOf } from './work/setting.ts'

export const sweepDeadlines = ring(contract.sweepDeadlines)(async ({ cause }, ports) => {
  const { table, now } = ports
  await sweepDue(
    (shard, after) => casesDue(table, shard, now, after),
    async (found) => {
      const decision = sweep(found, await settingOf(ports, found, 'everybody'))
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
  if (isKnown && Date.parse(now) - Date.parse(mark.since) > settlingMs) return
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
  if (!isKnown) await table.write([put(SettledRow, { through, since: now, rev: mark?.rev })])
})
