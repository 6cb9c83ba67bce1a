/** A key of one row. */
export interface Key {
  readonly pk: string
  readonly sk: string
}

/** What makes a row an event: the outbox picks up every row that has it. */
export interface EventMark {
  readonly type: string
  readonly subject: string
  readonly time: string
  readonly cause: string
  readonly rev: number
  /** Somebody is to be told at once: it goes ahead of what waits. */
  readonly urgent?: true
}

export type Index = 1 | 2 | 3
export type Fields = Record<string, unknown>

/** One physical row, the same on every engine. Short names because DynamoDB bills them with every item. */
export interface Row extends Key {
  /** Entity name. */
  readonly e: string
  /** Revision, from 1. */
  readonly r: number
  /** Brief fields: what lists show; projected into indexes 1 and 3. */
  readonly b?: Fields
  /** All other fields. */
  readonly d?: Fields
  /** Counters: the only fields that are ever added to in place. */
  readonly n?: Readonly<Record<string, number>>
  readonly i1p?: string
  readonly i1s?: string
  readonly i2p?: string
  readonly i2s?: string
  readonly i3p?: string
  readonly i3s?: string
  /** Time to live, epoch seconds. */
  readonly t?: number
  readonly ev?: EventMark
}

/** Absent, or expired at `absent` (epoch seconds) and not yet swept. */
export interface AbsentAt {
  readonly absent: number
}

/** What must be true of the stored row for a write to happen. */
export type Condition = 'absent' | AbsentAt | 'exists' | { readonly rev: number } | 'none'

/** One write as drivers see it. `add` adds `n` to the counters and 1 to `r`; the rest of its row is stored where there is none. */
export type Write =
  | { readonly kind: 'put'; readonly row: Row; readonly if: Condition }
  | { readonly kind: 'remove'; readonly key: Key; readonly if: Condition }
  | { readonly kind: 'check'; readonly key: Key; readonly if: Condition }
  | { readonly kind: 'add'; readonly row: Row }

/** The row a write is about. */
export const keyOf = (write: Write): Key => ('row' in write ? write.row : write.key)

/** What an `add` leaves behind. */
export const added = (old: Row | undefined, row: Row): Row => {
  const n: Record<string, number> = { ...old?.n }
  for (const [field, by] of Object.entries(row.n ?? {})) n[field] = (n[field] ?? 0) + by
  return { ...row, ...old, r: (old?.r ?? 0) + 1, n }
}

export interface Query {
  /** Base table when absent. */
  readonly index?: Index
  readonly pk: string
  /** Inclusive bounds of the sort key. */
  readonly from?: string
  readonly to?: string
  readonly reverse?: boolean
  readonly limit: number
  /** Exclusive start: sort key in the queried index plus the row's own key. */
  readonly after?: Position
  /** Only rows whose sort key holds one of these texts. A page may then be short while `after` is there. */
  readonly having?: readonly string[]
  /** Only rows with these texts in a field: others are passed over where they lie, though one may come along. */
  readonly holding?: Holding | undefined
}

/** A question about many partitions of one index. */
export interface Heads extends Pick<Query, 'from' | 'to' | 'reverse' | 'having'> {
  readonly index: Index
  readonly pks: readonly string[]
}

/** A question about the rows of one entity that are alive at an instant (epoch seconds), in one partition of an index. */
export interface Sorted extends Pick<Query, 'pk' | 'from' | 'to' | 'having'> {
  readonly index: Index
  readonly e: string
  readonly alive: number
  /** Rows whose sort key holds this text come whole. */
  readonly whole: string
}

/** Sort keys of most rows, and the rows of the others. */
export interface Sorts {
  readonly sorts: readonly string[]
  readonly rows: readonly Row[]
}

/** A field that is none of the brief ones, and what it holds: of every group one text at least. */
export interface Holding {
  readonly field: string
  readonly texts: readonly (readonly string[])[]
}

/** Whether a row is one of those that a query is about. */
export const isHad = ({ index, having }: Pick<Query, 'index' | 'having'>, row: Row): boolean =>
  having === undefined || having.some((text) => (index ? (row[`i${index}s`] as string) : row.sk).includes(text))

/** A place in a partition or an index of it. */
export interface Position extends Key {
  readonly s: string
}

/**
 * One page. A row of index 1 or 3 has pk, sk, e, b, t and that index's keys; a row of index 2 its keys only.
 * `rows` may be empty while `after` is there (as DynamoDB answers).
 */
export interface RowPage {
  readonly rows: readonly Row[]
  readonly after?: Position
}

/** Why one write did not happen: DynamoDB's cancellation reasons, reduced to what a caller can act on. `missing` = a rev was asked of no row. */
export type Reason = 'none' | 'condition' | 'missing' | 'conflict' | 'throttle' | 'invalid' | 'too-large'

/** A transaction that did not happen, with a reason per write, in order. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled'
  readonly reasons: readonly Reason[]
  constructor(reasons: readonly Reason[], options?: ErrorOptions) {
    super(`cancelled: ${reasons.join(', ')}`, options)
    this.reasons = reasons
  }
}

/** What an engine must be able to do. Everything else is the same code on every engine. */
export interface Driver {
  /** Strongly consistent reads, in the order asked; loops until nothing is unprocessed. */
  get(keys: readonly Key[]): Promise<(Row | undefined)[]>
  query(query: Query): Promise<RowPage>
  /**
   * The first sort key of each of many partitions, in the order asked, `undefined` where none is. Only of an engine that
   * tells it for far less than the rows: a list of a county would read hundreds of partitions, and show rows of a few.
   */
  heads?(asked: Heads): Promise<(string | undefined)[]>
  /** Sort keys alone, in no order. Only of an engine that reads them for far less than the rows. */
  sorts?(asked: Sorted): Promise<Sorts>
  /** All or nothing, ≤ 100 writes; throws `Cancelled`. The same token on a second try of the same writes. */
  transact(writes: readonly Write[], token: string): Promise<void>
  /** Each on its own, order of answers kept. No `check` among them. */
  writeEach(writes: readonly Write[]): Promise<Reason[]>
}
