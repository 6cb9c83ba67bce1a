import { projected } from './definition.ts'
import { added, type Driver, type Index, isHad, type Key, keyOf, type Reason, type Row, type Write } from './driver.ts'
import { itemSize, toAttributes } from './size.ts'

/** Request units as AWS bills them on demand. */
export interface Units {
  readonly read: number
  readonly write: number
  /** The part of `write` that went into indexes. */
  readonly index: number
}

export interface Meter {
  /** Since it was made or reset. */
  units(): Units
  reset(): void
}

/** Write units of one item: 1 per KB begun. */
export const writeUnits = (bytes: number): number => Math.max(1, Math.ceil(bytes / 1024))
/** Strongly consistent read units: 1 per 4 KB begun. Eventually consistent reads take half, transactions twice as many. */
export const readUnits = (bytes: number): number => Math.max(1, Math.ceil(bytes / 4096))

const sizeOf = (row: Row | undefined): number => (row ? itemSize(toAttributes(row)) : 0)

/** What an index holds of a row. */
const entryOf = (row: Row | undefined, index: Index): Record<string, unknown> | undefined => {
  const [p, s] = [`i${index}p`, `i${index}s`] as const
  if (!row || row[p] === undefined || row[s] === undefined) return undefined
  const entry: Record<string, unknown> = { pk: row.pk, sk: row.sk, [p]: row[p], [s]: row[s] }
  for (const field of projected[index]) if (row[field] !== undefined) entry[field] = row[field]
  return entry
}

/**
 * Index writes of one change: none when nothing that the index holds changes, two when its key does
 * (the old entry is removed). Indexes follow outside the transaction, so theirs are not doubled.
 */
const indexUnits = (old: Row | undefined, next: Row | undefined): number => {
  let units = 0
  for (const index of [1, 2, 3] as const) {
    const [before, after] = [entryOf(old, index), entryOf(next, index)]
    const [was, is] = [before ? itemSize(before) : 0, after ? itemSize(after) : 0]
    if (JSON.stringify(before) === JSON.stringify(after)) continue
    const [p, s] = [`i${index}p`, `i${index}s`]
    const isMoved = before && after && (before[p] !== after[p] || before[s] !== after[s])
    units += isMoved ? writeUnits(was) + writeUnits(is) : writeUnits(Math.max(was, is))
  }
  return units
}

/** The row after a write. */
const outcomeOf = (write: Write, old: Row | undefined): Row | undefined => {
  if (write.kind === 'put') return write.row
  if (write.kind === 'add') return added(old, write.row)
  return write.kind === 'remove' ? undefined : old
}

/**
 * Counts the request units of everything that goes through a driver, by AWS's rules: emulators' own figures are wrong.
 * It looks at the rows before each write, uncounted.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html
 */
export const metered = <D extends Driver>(driver: D): D & Meter => {
  let read = 0
  let write = 0
  let index = 0

  const count = (base: number, indexes: number) => {
    write += base + indexes
    index += indexes
  }
  /** A refused write costs what is there, a done one the larger of before and after. */
  const charge = (one: Write, old: Row | undefined, times: number, reason: Reason) => {
    const next = outcomeOf(one, old)
    const isDone = reason === 'none'
    if (reason === 'throttle') return
    count(times * writeUnits(Math.max(sizeOf(old), isDone ? sizeOf(next) : 0)), isDone ? indexUnits(old, next) : 0)
  }

  return {
    ...driver,
    // there are no such questions there
    heads: undefined,
    sorts: undefined,
    units: () => ({ read, write, index }),
    reset() {
      read = 0
      write = 0
      index = 0
    },
    async get(keys: readonly Key[]) {
      const rows = await driver.get(keys)
      const distinct = new Map(keys.map(({ pk, sk }, at) => [`${pk}\n${sk}`, rows[at]]))
      for (const row of distinct.values()) read += readUnits(sizeOf(row))
      return rows
    },
    async query({ having, holding: _, ...query }) {
      // what a query passes over is billed as well
      const page = await driver.query(query)
      const bytes = page.rows.reduce((sum, row) => sum + sizeOf(row), 0)
      read += readUnits(bytes) * (query.index ? 0.5 : 1)
      return having ? { ...page, rows: page.rows.filter((row) => isHad({ ...query, having }, row)) } : page
    },
    async transact(writes, token) {
      const before = await driver.get(writes.map(keyOf))
      const settle = (reason: Reason) => {
        writes.forEach((one, at) => {
          charge(one, before[at], 2, reason)
        })
      }
      try {
        await driver.transact(writes, token)
      } catch (error) {
        // every item of a cancelled transaction was looked at
        settle('condition')
        throw error
      }
      settle('none')
    },
    async writeEach(writes) {
      const before = await driver.get(writes.map(keyOf))
      const reasons = await driver.writeEach(writes)
      writes.forEach((one, at) => {
        charge(one, before[at], 1, reasons[at] as Reason)
      })
      return reasons
    },
  }
}
