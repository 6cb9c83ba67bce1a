import { join } from 'node:path'
import { openSqlite, type SqliteDriver } from '@wangge/table/sqlite'

/** The county's file, opened twice. */
export interface Store {
  /** For requests: a write is on the disk before it is answered. */
  readonly front: SqliteDriver
  /**
   * For the work behind the counter (relay, queues, timers, reactions, jobs): writes do not wait for the disk.
   * A kill loses nothing of them. A power cut may lose the latest, all of them or none after a point, because both
   * connections append to one log: then the queues still hold the messages whose effects were lost. And whatever
   * is answered for is synced together with everything before it.
   */
  readonly back: SqliteDriver
  close(): void
}

/** Opens the store of a data folder; in memory there is nothing to wait for, and one connection does. */
export const openStore = (data: string | undefined): Store => {
  const path = data === undefined ? ':memory:' : join(data, 'county.sqlite')
  const front = openSqlite(path)
  if (data === undefined) return { front, back: front, close: front.close }
  const back = openSqlite(path)
  back.database.exec('PRAGMA synchronous = NORMAL')
  return {
    front,
    back,
    close() {
      back.close()
      front.close()
    },
  }
}
