import type { WorkPorts } from '@wangge/events'
import { Conflict, type Op, type Page } from '@wangge/table'

/**
 * Looks at everything that is due, shard by shard, and writes what `decide` says. What somebody else changed just now
 * is left to the next ring; one that fails does not hold up the others, and fails the ring when all were looked at.
 */
export const sweepDue = async <T>(
  read: (shard: number, after: string | undefined) => Promise<Page<T>>,
  decide: (found: T) => Promise<readonly Op[]>,
  { table, log }: Pick<WorkPorts, 'table' | 'log'>,
  factsOf: (found: T) => Readonly<Record<string, string>>,
): Promise<void> => {
  let failed: unknown
  for (let shard = 0; shard < shards; shard++) {
    let after: string | undefined
    do {
      const page = await read(shard, after)
      for (const found of page.items) {
        try {
          await table.write(await decide(found))
        } catch (error) {
          if (error instanceof Conflict) continue
          log.error('left by the sweep', { ...factsOf(found), error })
          failed = error
        }
      }
      after = page.next
    } while (after !== undefined)
  }
  if (failed) throw failed
}

/** Partitions of index 2: sweeps read them one by one. */
export const shards = 8
export const shardOf = (id: string): number => id.charCodeAt(id.length - 1) % shards
