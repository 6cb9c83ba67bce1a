import { randomUUID } from 'node:crypto'
import { notFound, type Text } from '@wangge/problem'
import type { EventItem } from './chain.ts'
import type { Driver, Holding, Row } from './driver.ts'
import { type Brief, briefOf, type Entity, fromRow, type KeyOf, type Stored } from './entity.ts'
import { eventOf, eventSort } from './event.ts'
import { gather } from './gather.ts'
import type { Page, Range } from './paging.ts'
import { sorts, sweep } from './sweep.ts'
import { openWriter, type Retries, type Writer } from './writer.ts'

/** What services see of the store. */
export interface Table extends Writer {
  /** Strongly consistent, as are all reads but `listIndex` 1 and 3 and `merge`. */
  get<E extends Entity>(entity: E, key: KeyOf<E>): Promise<Stored<E> | undefined>
  /** As `get`, or a not-found problem. */
  need<E extends Entity>(entity: E, key: KeyOf<E>, what?: Text): Promise<Stored<E>>
  /** In the order asked. */
  getMany<E extends Entity>(entity: E, keys: readonly KeyOf<E>[]): Promise<(Stored<E> | undefined)[]>
  /** The items of one entity in one partition, by sort key. */
  list<E extends Entity>(entity: E, pkSuffix: string, range?: Range): Promise<Page<Stored<E>>>
  /** Whole items that are still due in index 2: its rows are read again, stale ones left out. */
  listIndex<E extends Entity>(entity: E, index: 2, pkSuffix: string, range?: Range): Promise<Page<Stored<E>>>
  /** Briefs from index 1 or 3. May be a moment old: never for access or for reading one's own write. */
  listIndex<E extends Entity>(entity: E, index: 1 | 3, pkSuffix: string, range?: Range): Promise<Page<Brief<E>>>
  /** Several partitions of an index as one list by index sort key; `where` leaves out, and the page is filled all the same. It may have to read for it. */
  merge<E extends Entity>(
    entity: E,
    index: 1 | 3,
    pkSuffixes: readonly string[],
    range?: Range & { where?: (brief: Brief<E>) => boolean | Promise<boolean> },
  ): Promise<Page<Brief<E>>>
  /** Everything in several partitions, some at a time and in no order: for what is looked through. */
  sweep<E extends Entity>(
    entity: E,
    index: undefined,
    pkSuffixes: readonly string[],
    range?: Pick<Range, 'from' | 'to'> & { holding?: Holding | undefined },
  ): AsyncGenerator<Stored<E>[]>
  /** The same of an index: for what is counted. */
  sweep<E extends Entity>(
    entity: E,
    index: 1 | 3,
    pkSuffixes: readonly string[],
    range?: Pick<Range, 'from' | 'to' | 'having'>,
  ): AsyncGenerator<Brief<E>[]>
  /** The same, but only where they lie, for what is counted by the ten thousand; briefs of those whose place holds `whole`. */
  sorts<E extends Entity>(
    entity: E,
    index: 1 | 3,
    pkSuffixes: readonly string[],
    range: Pick<Range, 'from' | 'to' | 'having'> & { whole: string },
  ): AsyncGenerator<{ partition: string; sorts: readonly string[]; briefs: Brief<E>[] }>
  /** Every event of one aggregate, in order. */
  timeline(prefix: string, aggregate: string): Promise<EventItem[]>
}

export interface TableOptions extends Partial<Retries> {
  /** Epoch milliseconds: hides what has expired. */
  clock?: () => number
}

/** A table over a driver. */
export const openTable = (
  driver: Driver,
  {
    random = Math.random,
    sleep = (ms) => new Promise((wake) => setTimeout(wake, ms)),
    clock = Date.now,
    token = randomUUID,
  }: TableOptions = {},
): Table => {
  const seconds = () => Math.floor(clock() / 1000)
  const isAlive = (row: Row, now: number) => row.t === undefined || row.t > now
  const partition = (entity: Entity, pkSuffix: string) => `${entity.prefix}#${pkSuffix}`

  const read = async <E extends Entity>(entity: E, keys: readonly KeyOf<E>[]) => {
    const rows = await driver.get(keys.map((key) => entity.key(key)))
    const now = seconds()
    return rows.map((row) => (row && isAlive(row, now) ? fromRow(row, entity) : undefined))
  }

  const page = async <E extends Entity, T>(
    entity: E,
    index: 1 | 3 | undefined,
    pkSuffixes: readonly string[],
    { where, ...range }: Range & { where?: (brief: Brief<E>) => boolean | Promise<boolean> },
  ): Promise<Page<T>> => {
    const now = seconds()
    // what was asked about is what is shown: a brief is made once
    const briefs = new Map<Row, Brief<E>>()
    const asked = (row: Row) => {
      const brief = briefOf(row, entity, index as 1 | 3)
      briefs.set(row, brief)
      return brief
    }
    const { rows, next } = await gather(
      driver,
      pkSuffixes.map((suffix) => partition(entity, suffix)),
      {
        ...range,
        index,
        accept: (row) => row.e === entity.name && isAlive(row, now) && (where ? where(asked(row)) : true),
      },
    )
    const shown = (row: Row) => briefs.get(row) ?? (index ? briefOf(row, entity, index) : fromRow(row, entity))
    return { items: rows.map((row) => shown(row) as T), ...(next === undefined ? {} : { next }) }
  }

  const due = async <E extends Entity>(entity: E, pkSuffix: string, range: Range): Promise<Page<Stored<E>>> => {
    const limit = range.limit ?? 25
    const pk = partition(entity, pkSuffix)
    const now = seconds()
    const items: Stored<E>[] = []
    let after = range.after
    do {
      const some = { ...range, index: 2 as const, limit: limit - items.length, after, accept: () => true }
      const { rows, next } = await gather(driver, [pk], some)
      const found = await driver.get(rows)
      found.forEach((row, at) => {
        const isStill = row?.e === entity.name && row.i2p === pk && row.i2s === rows[at]?.i2s
        if (row && isStill && isAlive(row, now)) items.push(fromRow(row, entity))
      })
      after = next
    } while (after !== undefined && items.length < limit)
    return { items, ...(after === undefined ? {} : { next: after }) }
  }

  return {
    get: async (entity, key) => (await read(entity, [key]))[0],

    async need(entity, key, what) {
      const [item] = await read(entity, [key])
      if (!item) throw notFound(what)
      return item
    },

    getMany: read,

    list: (entity, pkSuffix, range = {}) => page(entity, undefined, [pkSuffix], range),

    // one body for two overloads: a page of nothing is a page of either
    listIndex: (entity: Entity, index: 1 | 2 | 3, pkSuffix: string, range: Range = {}): Promise<Page<never>> =>
      (index === 2 ? due(entity, pkSuffix, range) : page(entity, index, [pkSuffix], range)) as Promise<Page<never>>,

    merge: (entity, index, pkSuffixes, range = {}) => page(entity, index, pkSuffixes, range),

    async *sweep(
      entity: Entity,
      index: 1 | 3 | undefined,
      pkSuffixes: readonly string[],
      range: Pick<Range, 'from' | 'to' | 'having'> & { holding?: Holding | undefined } = {},
    ): AsyncGenerator<never[]> {
      const now = seconds()
      const accept = (row: Row) => row.e === entity.name && isAlive(row, now)
      const partitions = pkSuffixes.map((suffix) => partition(entity, suffix))
      for await (const rows of sweep(driver, partitions, { ...range, index, accept }))
        yield rows.map((row) => (index ? briefOf(row, entity, index) : fromRow(row, entity)) as never)
    },

    async *sorts(entity, index, pkSuffixes, range) {
      const partitions = pkSuffixes.map((suffix) => partition(entity, suffix))
      const asked = { ...range, index, e: entity.name, alive: seconds() }
      for await (const { pk, sorts: some, rows } of sorts(driver, partitions, asked)) {
        const briefs = rows.map((row) => briefOf(row, entity, index))
        yield { partition: pk.slice(entity.prefix.length + 1), sorts: some, briefs }
      }
    },

    async timeline(prefix, aggregate) {
      const accept = (row: Row) => row.e === 'event'
      const events: EventItem[] = []
      let after: string | undefined
      do {
        const range = { prefix: eventSort, limit: 100, after, accept }
        const { rows, next } = await gather(driver, [`${prefix}#${aggregate}`], range)
        for (const row of rows) events.push(eventOf(row) as EventItem)
        after = next
      } while (after !== undefined)
      return events
    },

    ...openWriter(driver, { random, sleep, token }, seconds),
  }
}
