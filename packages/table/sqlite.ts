import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { added, Cancelled, type Condition, type Driver, type Key, type Reason, type Row, type Write } from './driver.ts'
import { faultOf, keyFault } from './size.ts'
import { queriesOf } from './sqlite-queries.ts'
import { assigned, insert, kept, overwritten, schema, selection, text, where, wholeRow } from './sqlite-schema.ts'
import { transactionsOf } from './sqlite-transactions.ts'

/** An event waiting for the relay: its place in the order of writing, and the row as it was written. */
export interface Unrelayed {
  readonly seq: number
  readonly row: Row
}

/** The embedded engine's store: a driver, its outbox, and the database itself for what must share its transactions. */
export interface SqliteDriver extends Driver {
  readonly database: DatabaseSync
  heads: NonNullable<Driver['heads']>
  sorts: NonNullable<Driver['sorts']>
  /** Runs `work`, which must not wait for anything, in one durable transaction; what it throws undoes it. For SQL of one's own. */
  atomically<T>(work: () => T): T
  /** Events not yet relayed, oldest first. */
  unrelayed(limit: number): Unrelayed[]
  /** Takes events out of the outbox. */
  markRelayed(seqs: readonly number[]): void
  /** Removes rows whose time to live ended before `now` (epoch milliseconds); how many. */
  sweepExpired(now: number): number
  close(): void
}

const whole = selection(wholeRow)

/** Opens or makes a store; `:memory:` for tests. */
export const openSqlite = (path: string): SqliteDriver => {
  const database = new DatabaseSync(path)
  database.exec(schema)
  const { sql, atomically, together, settle } = transactionsOf(database)

  const find = ({ pk, sk }: Key): Row | undefined => {
    const found = sql(`SELECT ${whole.sql} FROM rows ${where}`).get(pk, sk)
    return found && whole.rowOf(found)
  }
  const revOf = ({ pk, sk }: Key): number | undefined => {
    const found = sql(`SELECT r FROM rows ${where}`).get(pk, sk) as [number] | undefined
    return found?.[0]
  }

  /** Column values; an event takes its number in the outbox here. */
  const values = (row: Row, b = text(row.b), d = text(row.d)): SQLInputValue[] => {
    const { i1p = null, i1s = null, i2p = null, i2s = null, i3p = null, i3s = null, t = null } = row
    const seq = row.ev ? sql('INSERT INTO outbox (pk, sk) VALUES (?, ?)').run(row.pk, row.sk).lastInsertRowid : null
    return [row.e, row.r, b, d, text(row.n), i1p, i1s, i2p, i2s, i3p, i3s, t, text(row.ev), seq]
  }

  const holds = (key: Key, condition: Condition): Reason => {
    if (condition === 'none') return 'none'
    if (typeof condition === 'object' && 'absent' in condition) {
      const { t } = find(key) ?? { t: 0 }
      return t !== undefined && t <= condition.absent ? 'none' : 'condition'
    }
    const rev = revOf(key)
    if (condition === 'absent') return rev === undefined ? 'none' : 'condition'
    if (rev === undefined) return condition === 'exists' ? 'condition' : 'missing'
    return condition === 'exists' || rev === condition.rev ? 'none' : 'condition'
  }

  const store = (row: Row): void => {
    sql(`${insert} UPDATE SET ${overwritten}`).run(row.pk, row.sk, ...values(row))
  }

  const put = (row: Row, condition: Condition): Reason => {
    const b = text(row.b)
    const d = text(row.d)
    const fault = faultOf(row, (b?.length ?? 0) + (d?.length ?? 0) + 4096)
    if (fault) return fault
    // whether it was absent, the insert itself tells; an event would have taken its number by then
    if (condition === 'absent' && !row.ev)
      return sql(`${insert} NOTHING`).run(row.pk, row.sk, ...values(row, b, d)).changes ? 'none' : 'condition'
    const reason = holds(row, condition)
    if (reason !== 'none') return reason
    if (condition === 'absent') sql(`${insert} NOTHING`).run(row.pk, row.sk, ...values(row, b, d))
    else if (typeof condition === 'object' && 'rev' in condition)
      sql(`UPDATE rows SET ${assigned} ${where}`).run(...values(row, b, d), row.pk, row.sk)
    else store(row)
    return 'none'
  }

  const addTo = (row: Row): Reason => {
    const fault = faultOf(row, 0)
    if (fault) return fault
    store(added(find(row), row))
    return 'none'
  }

  const apply = (write: Write): Reason => {
    if (write.kind === 'put') return put(write.row, write.if)
    if (write.kind === 'add') return addTo(write.row)
    if (keyFault(write.key)) return 'invalid'
    const reason = holds(write.key, write.if)
    if (write.kind === 'remove' && reason === 'none') sql(`DELETE FROM rows ${where}`).run(write.key.pk, write.key.sk)
    return reason
  }

  const { range, heads, sorts } = queriesOf(sql)

  return {
    database,
    atomically,
    get: async (keys) => keys.map(find),
    async query(query) {
      const rows = range(query)
      const last = rows.at(-1)
      if (!last || rows.length < query.limit) return { rows }
      const s = query.index ? (last[`i${query.index}s`] as string) : last.sk
      return { rows, after: { s, pk: last.pk, sk: last.sk } }
    },
    heads: async (asked) => heads(asked),
    sorts: async (asked) => sorts(asked),
    transact: (writes) =>
      together(() => {
        const reasons = writes.map(apply)
        if (reasons.some((reason) => reason !== 'none')) throw new Cancelled(reasons)
      }),
    writeEach: (writes) => together(() => writes.map(apply)),
    unrelayed: (limit) =>
      sql(`SELECT seq, pk, sk, was FROM outbox ORDER BY seq LIMIT ?`)
        .all(limit)
        .map((values) => {
          const [seq, pk, sk, was] = values as unknown as [number, string, string, string | null]
          return { seq, row: was === null ? (find({ pk, sk }) as Row) : kept(was) }
        }),
    markRelayed: (seqs) =>
      atomically(() => {
        for (const seq of seqs) sql('DELETE FROM outbox WHERE seq = ?').run(seq)
      }),
    sweepExpired(now) {
      const { changes } = sql('DELETE FROM rows WHERE t <= ?').run(Math.floor(now / 1000))
      // until then the log has what was written over or deleted
      database.exec('PRAGMA wal_checkpoint(TRUNCATE)')
      return Number(changes)
    },
    close() {
      settle()
      database.close()
    },
  }
}
