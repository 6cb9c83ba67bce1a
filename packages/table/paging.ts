import { setImmediate as nextTurn } from 'node:timers/promises'
import { Problem, say } from '@wangge/problem'
import type { Driver, Holding, Index, Position, Row, Sorted, Sorts } from './driver.ts'

/** `next` is a plain position, present while there is more; packages/http signs it into a cursor. */
export interface Page<T> {
  items: T[]
  next?: string
}

/** Part of a partition by its sort key, bounds included; `prefix` instead of both bounds. */
export interface Range {
  from?: string
  to?: string
  prefix?: string
  reverse?: boolean
  /** Only items whose sort key holds one of these texts: many are passed over for little. */
  having?: readonly string[]
  /** 25 unless told, at most 100. */
  limit?: number
  /** `next` of the page before. */
  after?: string
}

/** Above every text that a sort key may go on with, in the engines' byte order. */
const highest = '\u{10ffff}'
const mostRows = 100

interface Place extends Position {
  readonly partition: string
}

const encode = ({ partition, s, pk, sk }: Place): string =>
  Buffer.from(JSON.stringify([partition, s, pk, sk])).toString('base64url')

const decode = (text: string): Place => {
  try {
    const parts = JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown
    if (Array.isArray(parts) && parts.length === 4 && parts.every((part) => typeof part === 'string')) {
      const [partition, s, pk, sk] = parts as [string, string, string, string]
      return { partition, s, pk, sk }
    }
  } catch {
    // the same answer as for any other text that is no position
  }
  throw new Problem('invalid', say('分页位置无效', 'Not a position in this list'), {
    fields: [{ path: 'after', what: say('分页位置无效', 'Not a position in this list') }],
  })
}

/** UTF-8 byte order of two strings, which is how engines sort keys; JavaScript's own order differs above U+FFFF. */
export const byBytes = (a: string, b: string): number => {
  const length = Math.min(a.length, b.length)
  for (let at = 0; at < length; at++) {
    const x = a.charCodeAt(at)
    const y = b.charCodeAt(at)
    if (x === y) continue
    const isPair = (unit: number) => unit >= 0xd800 && unit <= 0xdfff
    return isPair(x) === isPair(y) ? x - y : isPair(x) ? 1 : -1
  }
  return a.length - b.length
}

const sortOf = (row: Row, index: Index | undefined): string => (index ? (row[`i${index}s`] as string) : row.sk)

/** The narrower of two bounds. */
const least = (a: string | undefined, b: string): string => (a !== undefined && byBytes(a, b) < 0 ? a : b)
const most = (a: string | undefined, b: string): string => (a !== undefined && byBytes(a, b) > 0 ? a : b)

/** One partition being read: refills itself to the end, through empty pages. */
const reader = (driver: Driver, index: Index | undefined, pk: string, range: Range, start: Place | undefined) => {
  const { reverse = false, having } = range
  let { from, to } = range
  let after: Position | undefined
  let rows: Row[] = []
  let taken = 0
  let told: string | undefined
  if (start && start.partition === pk) after = { s: start.s, pk: start.pk, sk: start.sk }
  else if (start && reverse) to = start.s
  else if (start) from = start.s
  // an engine may refuse bounds that are the wrong way round
  let ended = from !== undefined && to !== undefined && byBytes(from, to) > 0
  // rows that share the last row's sort key came from partitions up to its own
  const skipped = start && pk < start.partition ? start.s : undefined
  const head = (): Row | undefined => rows[taken]
  return {
    pk,
    head,
    /** Where its next row is: as it was told, until the row is there. */
    sort: (): string | undefined => {
      const row = head()
      return row ? sortOf(row, index) : told
    },
    take: (): Row => rows[taken++] as Row,
    /** It begins here, or nowhere. What comes before that from now on is not of this page. */
    begin(sort: string | undefined): void {
      if (sort === undefined) ended = true
      else if (reverse) to = least(to, sort)
      else from = most(from, sort)
      told = sort
    },
    async fill(limit: number): Promise<void> {
      told = undefined
      while (taken >= rows.length && !ended) {
        const page = await driver.query({ index, pk, from, to, reverse, limit, after, having })
        rows = page.rows.filter((row) => sortOf(row, index) !== skipped)
        taken = 0
        after = page.after
        ended = !after
      }
    },
  }
}

type Reader = ReturnType<typeof reader>
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

/** A heap, whose top is the first in order: a list over a county has hundreds of partitions. */
const heapOf = <T>(items: T[], order: (a: T, b: T) => number) => {
  const down = (from: number): void => {
    for (let at = from; ; ) {
      let least = at
      for (const child of [2 * at + 1, 2 * at + 2])
        if (child < items.length && order(items[child] as T, items[least] as T) < 0) least = child
      if (least === at) return
      const item = items[at] as T
      items[at] = items[least] as T
      items[least] = item
      at = least
    }
  }
  for (let at = Math.floor(items.length / 2); at >= 0; at--) down(at)
  return {
    top: (): T | undefined => items[0],
    /** Takes the top away and puts another in its place, if there is one. */
    replace(next: T | undefined): void {
      const last = next ?? (items.pop() as T)
      if (items.length === 0) return
      items[0] = last
      down(0)
    },
  }
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

/** Rows of one page when order is nothing, and partitions read side by side. */
const sweptRows = 500
const lanes = 32
/** After so long others are let in. Sooner, a sweep of many small partitions waits for everybody else again and again. */
const sliceMs = 15

/** Every row of several partitions, some at a time, in no order: for what is counted. */
export async function* sweep(
  driver: Driver,
  partitions: readonly string[],
  {
    index,
    accept,
    from,
    to,
    having,
    holding,
  }: Pick<Range, 'from' | 'to' | 'having'> & {
    index?: Index
    holding?: Holding | undefined
    accept: (row: Row) => boolean
  },
): AsyncGenerator<Row[]> {
  const waiting = [...new Set(partitions)]
  let reading: { pk: string; after?: Position | undefined }[] = []
  let since = performance.now()
  while (reading.length > 0 || waiting.length > 0) {
    while (reading.length < lanes && waiting.length > 0) reading.push({ pk: waiting.shift() as string })
    const pages = await Promise.all(
      reading.map(({ pk, after }) => driver.query({ index, pk, from, to, having, holding, after, limit: sweptRows })),
    )
    yield pages.flatMap(({ rows }) => rows.filter(accept))
    // an engine in this process answers at once: without this nobody else would be let in before the end
    if (performance.now() - since > sliceMs) {
      await nextTurn()
      since = performance.now()
    }
    reading = reading.flatMap(({ pk }, at) => {
      const after = pages[at]?.after
      return after ? [{ pk, after }] : []
    })
  }
}

/** Every sort key of several partitions of an index, some at a time, in no order; rows whose key holds a text come whole. */
export async function* sorts(
  driver: Driver,
  partitions: readonly string[],
  { index, e, alive, whole, ...range }: Omit<Sorted, 'pk'>,
): AsyncGenerator<Sorts & { pk: string }> {
  if (!driver.sorts) {
    const accept = (row: Row) => row.e === e && (row.t === undefined || row.t > alive)
    const isWhole = (row: Row) => sortOf(row, index).includes(whole)
    for await (const some of sweep(driver, partitions, { ...range, index, accept }))
      for (const [pk, rows] of Map.groupBy(some, (row) => row[`i${index}p`] as string)) {
        const others = rows.filter((row) => !isWhole(row))
        yield { pk, sorts: others.map((row) => sortOf(row, index)), rows: rows.filter(isWhole) }
      }
    return
  }
  let since = performance.now()
  for (const pk of new Set(partitions)) {
    yield { pk, ...(await driver.sorts({ index, pk, e, alive, whole, ...range })) }
    if (performance.now() - since <= sliceMs) continue
    await nextTurn()
    since = performance.now()
  }
}

/** Every item of a list, page by page: `for await (const one of every((after) => table.list(X, 'x', { after })))`. */
export async function* every<T>(read: (after: string | undefined) => Promise<Page<T>>): AsyncGenerator<T> {
  let after: string | undefined
  do {
    const page = await read(after)
    yield* page.items
    after = page.next
  } while (after !== undefined)
}

/**
 * A page of those items that `keep` keeps, filled to its limit while there is more: for a filter that has to read
 * something itself. `sift((range) => table.merge(X, 1, partitions, range), { limit, after }, keep)`.
 */
export const sift = async <T>(
  read: (range: { limit: number; after: string | undefined }) => Promise<Page<T>>,
  { limit = 25, after }: Pick<Range, 'limit' | 'after'>,
  keep: (item: T) => Promise<boolean>,
): Promise<Page<T>> => {
  const items: T[] = []
  let next = after
  do {
    const page = await read({ limit: limit - items.length, after: next })
    const kept = await Promise.all(page.items.map(keep))
    items.push(...page.items.filter((_, at) => kept[at]))
    next = page.next
  } while (next !== undefined && items.length < limit)
  return { items, ...(next !== undefined && { next }) }
}
