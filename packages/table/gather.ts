import type { Driver, Index, Row } from './driver.ts'
import { heapOf } from './heap.ts'
import type { Range } from './paging.ts'
import { type Reader, reader } from './partition-reader.ts'
import { decode, encode, type Place } from './place.ts'
import { byBytes } from './sort-keys.ts'

/** Above every text that a sort key may go on with, in the engines' byte order. */
const highest = '\u{10ffff}'
const mostRows = 100

interface Head {
  readonly one: Reader
  readonly sort: string
}

const headOf = (one: Reader): Head | undefined => {
  const sort = one.sort()
  return sort === undefined ? undefined : { one, sort }
}

/** Tells readers where they begin, if the engine knows it sooner than by reading: most are then never read. */
const begin = async (
  driver: Driver,
  readers: readonly Reader[],
  { index, from, to, reverse, having }: Range & { index?: Index | undefined },
  start: Place | undefined,
): Promise<boolean> => {
  if (!driver.heads || !index || readers.length < 2) return false
  const bound = start && (reverse ? { to: start.s } : { from: start.s })
  const pks = readers.map(({ pk }) => pk)
  const heads = await driver.heads({ index, pks, from, to, reverse, having, ...bound })
  for (const [at, one] of readers.entries()) one.begin(heads[at])
  return true
}

/**
 * Merges partitions by sort key (then by partition) into one list: complete, stably ordered, and with a next position
 * exactly when there is more. Reads one row past the page to know that.
 */
export const gather = async (
  driver: Driver,
  partitions: readonly string[],
  { index, accept, ...range }: Range & { index?: Index; accept: (row: Row) => boolean | Promise<boolean> },
): Promise<{ rows: Row[]; next?: string }> => {
  const { prefix, reverse = false, after } = range
  const limit = Math.max(1, Math.min(range.limit ?? 25, mostRows))
  const bounds = prefix === undefined ? range : { ...range, from: prefix, to: prefix + highest }
  const start = after === undefined ? undefined : decode(after)
  const readers = [...new Set(partitions)].sort().map((pk) => reader(driver, index, pk, bounds, start))
  // a merge takes few rows of each partition: ask for twice the fair share, and for more from those that run dry
  const share = readers.length < 2 ? limit + 1 : Math.min(limit + 1, Math.ceil((2 * (limit + 1)) / readers.length) + 2)
  if (!(await begin(driver, readers, { ...bounds, index }, start)))
    await Promise.all(readers.map((one) => one.fill(share)))

  const rows: Row[] = []
  let last: Place | undefined
  let step = share
  const order = (a: Head, b: Head): number => {
    const sorts = byBytes(a.sort, b.sort)
    return (reverse ? -sorts : sorts) || (a.one.pk < b.one.pk ? -1 : 1)
  }
  const heads = heapOf(
    readers.flatMap((one) => headOf(one) ?? []),
    order,
  )
  for (let first = heads.top(); first; first = heads.top()) {
    const { one, sort } = first
    if (!one.head()) {
      await one.fill(share)
      heads.replace(headOf(one))
      continue
    }
    const row = one.take()
    const isAccepted = accept(row)
    if (isAccepted === true || (isAccepted !== false && (await isAccepted))) {
      if (rows.length === limit) return { rows, next: encode(last as Place) }
      rows.push(row)
      last = { partition: one.pk, s: sort, pk: row.pk, sk: row.sk }
    }
    if (!one.head()) {
      step = Math.min(step * 2, mostRows)
      await one.fill(step)
    }
    heads.replace(headOf(one))
  }
  return { rows }
}
