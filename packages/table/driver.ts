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

/** What must be true of the stored row for a write to happen. */
export type Condition = 'absent' | 'exists' | { readonly rev: number } | 'none'

/** One write as drivers see it. */
export type Write =
  | { readonly kind: 'put'; readonly row: Row; readonly if: Condition }
  | { readonly kind: 'remove'; readonly key: Key; readonly if: Condition }
  | { readonly kind: 'check'; readonly key: Key; readonly if: Condition }
  | { readonly kind: 'add'; readonly key: Key; readonly e: string; readonly field: string; readonly by: number }

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
  readonly after?: { readonly s: string } & Key
}

/** Why one write of a transaction did not happen: DynamoDB's cancellation reasons, reduced to what a caller can act on. */
export type Reason = 'none' | 'condition' | 'conflict' | 'throttle' | 'invalid' | 'too-large'

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
  /** One page of a partition; `rows` may be empty while `more` is true (as DynamoDB answers). */
  query(query: Query): Promise<{ rows: Row[]; after?: Query['after'] }>
  /** All or nothing, ≤ 100 writes; throws `Cancelled`. */
  transact(writes: readonly Write[]): Promise<void>
  /** Each on its own, order of answers kept. */
  writeEach(writes: readonly Write[]): Promise<Reason[]>
}
