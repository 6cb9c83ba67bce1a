import { ring } from '@wangge/events'
import { Conflict } from '@wangge/table'
import * as manifest from '../manifest.ts'
import { lookAfter } from '../send-message.ts'
import { dueShards, MessageRow } from '../table.ts'

/** Sends what waited for the morning or for another try, and settles what nobody confirmed. */
export const sendDue = ring(manifest.sendDue)(async (_, ports) => {
  const { table, now } = ports
  for (let shard = 0; shard < dueShards; shard++) {
    let after: string | undefined
    do {
      const page = await table.listIndex(MessageRow, 2, `due#${shard}`, { to: `${now}#~`, limit: 25, after })
      for (const row of page.items)
        await lookAfter(row, ports).catch((error: unknown) => {
          // another ring was faster with this one
          if (!(error instanceof Conflict)) throw error
        })
      after = page.next
    } while (after !== undefined)
  }
})
