import type { DatabaseSync } from 'node:sqlite'

/**
 * One transaction of the engine's own bookkeeping (relay marks, queues, rings), without a disk sync of its own.
 * A kill loses nothing of it; a power cut may lose the latest of it, whole, and then the events are relayed or
 * the messages taken again, which consumers know how to meet. Rows that were answered for are always synced.
 */
export const bookkeep = <T>(database: DatabaseSync, work: () => T): T => {
  database.exec('PRAGMA synchronous=NORMAL; BEGIN IMMEDIATE')
  try {
    const result = work()
    database.exec('COMMIT')
    return result
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK')
    throw error
  } finally {
    database.exec('PRAGMA synchronous=FULL')
  }
}
