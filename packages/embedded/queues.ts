import type { SqliteDriver } from '@wangge/table/sqlite'

/** A message as a worker takes it. */
export interface Waiting {
  readonly seq: number
  readonly body: string
  /** How often it was taken, this time included. */
  readonly receives: number
}

/** A message that will not heal. */
export interface Dead {
  readonly queue: string
  readonly body: string
  readonly why: string
  readonly at: number
}

/** What became of a batch: the failed come again later, the dead never, all others are done. */
export interface Outcome {
  readonly failed: ReadonlySet<number>
  readonly dead: ReadonlyMap<number, string>
}

/** A queue per room, durable, in the county's own SQLite file. Times are real milliseconds, not the county's clock. */
export interface Queues {
  /** Inside a transaction of the caller's. An urgent one is taken before all others. */
  put(queue: string, body: string, urgent?: boolean): void
  /** Takes ≤ `count` visible messages in order, the urgent ones first. A room takes its next batch when it has settled this one. */
  take(queue: string, now: number, count?: number): Waiting[]
  /** Answers in how many milliseconds the first of the failed comes again. */
  settle(queue: string, batch: readonly Waiting[], outcome: Outcome, now: number): number | undefined
  /** Lets every waiting retry come at once. */
  hurry(): void
  depth(queue?: string): number
  dead(): Dead[]
  /** Puts dead letters back, oldest first. */
  replay(queue?: string): number
}

/** Tries that ended in a failure before a message is dead, as `maxReceiveCount` on AWS. */
const maxFailures = 5
/** Takes without an outcome: the process died each time while it worked on the message. */
const maxReceives = 25
const backoffMs = (failures: number): number => Math.min(200 * 4 ** (failures - 1), 60_000)

const schema = `
CREATE TABLE IF NOT EXISTS queue (
  name TEXT NOT NULL, seq INTEGER NOT NULL, body TEXT NOT NULL,
  visible_at INTEGER NOT NULL, receives INTEGER NOT NULL DEFAULT 0, failures INTEGER NOT NULL DEFAULT 0,
  urgent INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (name, seq)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS dead_letter (
  seq INTEGER PRIMARY KEY, name TEXT NOT NULL, body TEXT NOT NULL, why TEXT NOT NULL, at INTEGER NOT NULL);`

/** Opens the queues; what waited for its retry when the process ended comes at once. */
export const openQueues = ({ database, atomically }: Pick<SqliteDriver, 'database' | 'atomically'>): Queues => {
  database.exec(schema)
  // a file from before there were urgent messages
  if (!database.prepare("SELECT 1 FROM pragma_table_info('queue') WHERE name = 'urgent'").get())
    database.exec('ALTER TABLE queue ADD COLUMN urgent INTEGER NOT NULL DEFAULT 0')
  database.exec('CREATE INDEX IF NOT EXISTS queue_order ON queue (name, urgent DESC, seq)')
  database.exec('UPDATE queue SET visible_at = 0 WHERE visible_at > 0')
  const { last } = database
    .prepare(
      'SELECT max(ifnull((SELECT max(seq) FROM queue), 0), ifnull((SELECT max(seq) FROM dead_letter), 0)) AS last',
    )
    .get() as { last: number }
  let seq = last

  const insert = database.prepare('INSERT INTO queue (name, seq, body, visible_at, urgent) VALUES (?, ?, ?, 0, ?)')
  const visible = database.prepare(
    'SELECT seq, body, receives + failures + 1 AS receives FROM queue WHERE name = ? AND visible_at <= ? ORDER BY urgent DESC, seq LIMIT ?',
  )
  const note = database.prepare('UPDATE queue SET receives = receives + 1 WHERE name = ? AND seq = ?')
  const drop = database.prepare('DELETE FROM queue WHERE name = ? AND seq = ?')
  const fail = database.prepare(
    'UPDATE queue SET failures = failures + 1, receives = receives - 1 WHERE name = ? AND seq = ? RETURNING failures',
  )
  const delay = database.prepare('UPDATE queue SET visible_at = ? WHERE name = ? AND seq = ?')
  const bury = database.prepare(
    'INSERT OR REPLACE INTO dead_letter (seq, name, body, why, at) SELECT seq, name, body, ?, ? FROM queue WHERE name = ? AND seq = ?',
  )
  const count = database.prepare('SELECT count(*) AS n FROM queue')
  const countOf = database.prepare('SELECT count(*) AS n FROM queue WHERE name = ?')
  const allDead = database.prepare('SELECT name AS queue, body, why, at FROM dead_letter ORDER BY seq')
  const deadOf = database.prepare('SELECT seq, name, body FROM dead_letter WHERE ifnull(?, name) = name ORDER BY seq')
  const exhume = database.prepare('DELETE FROM dead_letter WHERE seq = ?')

  const put: Queues['put'] = (queue, body, urgent = false) => {
    insert.run(queue, ++seq, body, urgent ? 1 : 0)
  }
  const giveUp = (queue: string, seqOf: number, why: string, now: number): void => {
    bury.run(why, now, queue, seqOf)
    drop.run(queue, seqOf)
  }

  return {
    put,
    take(queue, now, limit = 10) {
      const batch = visible.all(queue, now, limit) as unknown as Waiting[]
      if (batch.length === 0) return batch
      return atomically(() =>
        batch.filter((one) => {
          if (one.receives > maxReceives) giveUp(queue, one.seq, 'the process died each time it was taken', now)
          else note.run(queue, one.seq)
          return one.receives <= maxReceives
        }),
      )
    },
    settle(queue, batch, { failed, dead }, now) {
      let soonest: number | undefined
      atomically(() => {
        for (const { seq: one } of batch) {
          const why = dead.get(one)
          if (why !== undefined) giveUp(queue, one, why, now)
          else if (!failed.has(one)) drop.run(queue, one)
          else {
            const { failures } = fail.get(queue, one) as { failures: number }
            const wait = backoffMs(failures)
            if (failures >= maxFailures) giveUp(queue, one, `failed ${failures} times`, now)
            else {
              delay.run(now + wait, queue, one)
              soonest = Math.min(soonest ?? wait, wait)
            }
          }
        }
      })
      return soonest
    },
    hurry() {
      database.exec('UPDATE queue SET visible_at = 0 WHERE visible_at > 0')
    },
    depth: (queue) => ((queue === undefined ? count.get() : countOf.get(queue)) as { n: number }).n,
    dead: () => allDead.all() as unknown as Dead[],
    replay: (queue) =>
      atomically(() => {
        const letters = deadOf.all(queue ?? null) as unknown as { seq: number; name: string; body: string }[]
        for (const { seq: one, name, body } of letters) {
          exhume.run(one)
          put(name, body)
        }
        return letters.length
      }),
  }
}
