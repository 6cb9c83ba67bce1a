import { everyPeriod, ring } from '@wangge/events'
import { sweepDue } from '@wangge/ledger'
import * as contract from './contract.ts'
import { appointmentsOver } from './table.ts'
import { enterEnds, leavingOps } from './work.ts'

/** Says who has left by now. Ends that were known before this job was are entered once, and told as the others are. */
export const endPosts = ring(contract.endPosts)(async ({ cause }, ports) => {
  const { table, now } = ports
  await everyPeriod(
    ports,
    { room: 'members', job: 'enter-ends' },
    '1',
    () => '2',
    () => enterEnds(ports),
  )
  await sweepDue(
    (shard, after) => appointmentsOver(table, shard, now, after),
    async (found) => leavingOps(found, { now, cause }),
    ports,
    ({ appointmentId }) => ({ appointmentId }),
  )
})
