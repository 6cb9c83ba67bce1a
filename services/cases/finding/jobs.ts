import { ring } from '@wangge/events'
import * as contract from './contract/jobs.ts'
import { findStuck } from './work/find-stuck.ts'
import { keepReadings } from './work/keep-readings.ts'

/** After an upgrade that reads characters otherwise, or the first that reads them at all, this is all there is to do. */
export const writeReadings = ring(contract.writeReadings)(async (_, { table, log }) => {
  if (await keepReadings(table)) log.info('readings of characters written')
})

export const findStuckCases = ring(contract.findStuckCases)(async (_, ports) => findStuck(ports))
