import { caseRules } from '@wangge/county'
import { ring } from '@wangge/events'
import { tellStuck } from '../case/domain/press.ts'
import { settingOf } from '../case/work/setting.ts'
import { sweepOpen } from '../case/work/sweep-open.ts'
import * as contract from './contract/jobs.ts'
import { keepReadings } from './work/keep-readings.ts'
import { whyStuck } from './work/stuck.ts'

/** After an upgrade that reads characters otherwise, or the first that reads them at all, this is all there is to do. */
export const writeReadings = ring(contract.writeReadings)(async (_, { table, log }) => {
  if (await keepReadings(table)) log.info('readings of characters written')
})

export const tellStuckCases = ring(contract.tellStuckCases)(async ({ cause }, ports) => {
  const why = whyStuck(ports, caseRules(await ports.county.config()).stuck.days)
  await sweepOpen(cause, ports, async (brief, read) => {
    const reasons = await why(brief)
    const found = reasons.length > 0 && (await read())
    if (!found || found.stuckAt) return undefined
    return { found, decision: tellStuck(found, reasons, await settingOf(ports, found, 'everybody')) }
  })
})
