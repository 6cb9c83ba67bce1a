import { ring } from '@wangge/events'
import { keepReadings } from '../list/keep-readings.ts'
import * as manifest from '../manifest.ts'

/** After an upgrade that reads characters otherwise, or the first that reads them at all, this is all there is to do. */
export const writeReadings = ring(manifest.writeReadings)(async (_, { table, log }) => {
  if (await keepReadings(table)) log.info('readings of characters written')
})
