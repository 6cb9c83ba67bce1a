import { ring, type WorkPorts } from '@wangge/events'
import { Conflict } from '@wangge/table'
import { sweep } from '../domain/press.ts'
import * as manifest from '../manifest.ts'
import { settingOf } from '../setting.ts'
import { casesDue, record, type StoredCase, shards } from '../table.ts'

/** Whether the ladder moved it; a case that somebody else changed just now is left to the next ring. */
const press = async (found: StoredCase, cause: string, ports: WorkPorts): Promise<void> => {
  const { table, now } = ports
  const decision = sweep(found, await settingOf(ports, found, 'everybody'))
  if (!decision) return
  const { ops } = record(decision, { rev: found.rev, at: now, cause })
  try {
    await table.write(ops)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
  }
}

export const sweepDeadlines = ring(manifest.sweepDeadlines)(async ({ cause }, ports) => {
  let failed: unknown
  for (let shard = 0; shard < shards; shard++) {
    let after: string | undefined
    do {
      const page = await casesDue(ports.table, shard, ports.now, after)
      for (const found of page.items) {
        try {
          await press(found, cause, ports)
        } catch (error) {
          // one case that cannot be moved must not hold up the others
          ports.log.error('case left by the sweep', { caseId: found.caseId, error })
          failed = error
        }
      }
      after = page.next
    } while (after !== undefined)
  }
  if (failed) throw failed
})
