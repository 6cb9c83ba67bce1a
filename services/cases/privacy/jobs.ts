import { inSlices, ring, type WorkPorts } from '@wangge/events'
import { shards } from '@wangge/ledger'
import { isoOf, localDate, startOfDate } from '@wangge/time'
import { erasingIn, keptIn, keptKinds, type StoredCase } from '../case/table/case.ts'
import { casesUpTo } from '../public/table.ts'
import * as contract from './contract/jobs.ts'
import { clearBeside, eraseCase } from './work/erase-case.ts'
import { keptSince } from './work/retention.ts'

const job = { room: 'cases', job: contract.eraseKept.name }

/** Does it to every case of a partition, one that fails apart; says so when any did. */
const each = async (
  ports: WorkPorts,
  { partition, to }: { partition: string; to: string },
  work: (found: StoredCase) => Promise<void>,
): Promise<void> => {
  let failed: unknown
  let after: string | undefined
  do {
    const page = await casesUpTo(ports.table, partition, to, after)
    for (const found of page.items) {
      try {
        await work(found)
      } catch (error) {
        ports.log.error('case left unerased', { caseId: found.caseId, error })
        failed = error
      }
    }
    after = page.next
  } while (after !== undefined)
  if (failed) throw failed
}

/**
 * Erases what was kept long enough, every night. What is due is told by when cases were closed and by the county's
 * years as they are now, so a night that was missed is made up for by the next, and a second ring finds nothing.
 */
export const eraseKept = ring(contract.eraseKept)(async ({ at, cause }, ports) => {
  const config = await ports.county.config()
  const today = localDate(at, config.zone)
  const since = keptSince(config, today)
  const numbered = Array.from({ length: shards }, (_, shard) => shard)
  const lastBefore = (day: string) => isoOf(Date.parse(startOfDate(day, config.zone)) - 1)
  const bounds = new Map(
    keptKinds.flatMap((kept) => numbered.map((shard) => [keptIn(kept, shard), lastBefore(since[kept])] as const)),
  )
  await inSlices(ports, job, today, [...bounds.keys()], (partition) =>
    each(ports, { partition, to: bounds.get(partition) as string }, (found) => eraseCase(found, cause, ports)),
  )
  // what a resident asked for and a crash left half done
  for (const shard of numbered)
    await each(ports, { partition: erasingIn(shard), to: ports.now }, ({ caseId }) => clearBeside(caseId, cause, ports))
})
