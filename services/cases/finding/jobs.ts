import { caseRules } from '@wangge/county'
import { ring } from '@wangge/events'
import { Conflict } from '@wangge/table'
import { tellStuck } from '../case/domain/press.ts'
import { CaseRow, openIn, record } from '../case/table/case.ts'
import { partitionsUnder } from '../case/work/partitions.ts'
import { settingOf } from '../case/work/setting.ts'
import * as contract from './contract/jobs.ts'
import { keepReadings } from './work/keep-readings.ts'
import { whyStuck } from './work/stuck.ts'

/** After an upgrade that reads characters otherwise, or the first that reads them at all, this is all there is to do. */
export const writeReadings = ring(contract.writeReadings)(async (_, { table, log }) => {
  if (await keepReadings(table)) log.info('readings of characters written')
})

export const tellStuckCases = ring(contract.tellStuckCases)(async ({ cause }, ports) => {
  const { table, county, now } = ports
  const config = await county.config()
  const why = whyStuck(ports, caseRules(config).stuck.days)
  for await (const briefs of table.sweep(CaseRow, 1, await partitionsUnder([config.code], [openIn], ports)))
    for (const brief of briefs) {
      const reasons = await why(brief)
      const found = reasons.length > 0 && (await table.get(CaseRow, { caseId: brief.caseId }))
      if (!found || found.stuckAt) continue
      const decision = tellStuck(found, reasons, await settingOf(ports, found, 'everybody'))
      try {
        if (decision) await table.write(record(decision, { rev: found.rev, at: now, cause }).ops)
      } catch (error) {
        // changed just now: the next ring takes it
        if (!(error instanceof Conflict)) throw error
      }
    }
})
