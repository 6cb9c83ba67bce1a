import { ring } from '@wangge/events'
import { dropFile, fileShards } from '@wangge/files'
import { Conflict } from '@wangge/table'
import * as contract from './contract.ts'
import { CaseFile, looseFiles } from './table/file.ts'
import { filesIn } from './work/uploads.ts'

export const sweepFiles = ring(contract.sweepFiles)(async (_, ports) => {
  const { table, now } = ports
  for (let shard = 0; shard < fileShards; shard++) {
    let after: string | undefined
    do {
      const page = await looseFiles(table, shard, now, after)
      for (const file of page.items) {
        await dropFile(table, filesIn(ports), CaseFile, file).catch((error) => {
          // somebody named it just now: it is theirs
          if (!(error instanceof Conflict)) throw error
        })
      }
      after = page.next
    } while (after !== undefined)
  }
})
