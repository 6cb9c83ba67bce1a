import { ring, type WorkPorts } from '@wangge/events'
import { Conflict } from '@wangge/table'
import * as contract from './contract.ts'
import { dueShards, MessageRow } from './table.ts'
import { lookAfter } from './work/send.ts'

/** One message that cannot be looked after holds up no other. */
const sweep = async (shard: number, ports: WorkPorts): Promise<void> => {
  const { table, log, now } = ports
  let after: string | undefined
  do {
    const page = await table.listIndex(MessageRow, 2, `due#${shard}`, { to: `${now}#~`, limit: 25, after })
    for (const row of page.items)
      await lookAfter(row, ports).catch((error: unknown) => {
        // another ring was faster with this one
        if (error instanceof Conflict) return
        const why = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
        log.error('a message could not be looked after', { messageId: row.messageId, why })
      })
    after = page.next
  } while (after !== undefined)
}

/** Sends what waited for the morning or for another try, and settles what nobody confirmed. */
export const sendDue = ring(contract.sendDue)(async (_, ports) => {
  await Promise.all(Array.from({ length: dueShards }, (_, shard) => sweep(shard, ports)))
})
