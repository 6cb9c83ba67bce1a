import type { DataOf, Fact } from '@wangge/contract'
import type * as z from 'zod'
import type { EventMark, Fields, Index, Key, Row } from './driver.ts'

/** Partition (without its prefix) and sort key. */
export type Pair = readonly [pkSuffix: string, sk: string]

/** Keys that an index entry has anyhow: its own, and the sort key in the index it was found in. */
export interface Keys extends Key {
  readonly s?: string | undefined
}

/**
 * How one brief field rests in an index entry, where every byte is paid for with every list: under a shorter name, in
 * another form, or not at all because the keys say it already.
 */
export type Thin<T> =
  | { readonly as: string; readonly write?: (value: T) => unknown; readonly read?: (kept: never) => T }
  | { readonly from: (keys: Keys) => T | undefined }

interface Resting {
  readonly field: string
  readonly name: string
  readonly read?: ((kept: never) => unknown) | undefined
  readonly from?: ((keys: Keys) => unknown) | undefined
}

/** One kind of row. The only place where a key string is written. `$` exists in types only. */
export interface Entity<
  T extends object = object,
  K extends object = object,
  B extends string = string,
  N extends string = string,
> {
  readonly $?: { readonly item: T; readonly key: K; readonly brief: B; readonly counter: N }
  readonly name: string
  readonly prefix: string
  readonly schema: z.ZodObject
  /** Fields that the key is made of. */
  readonly keyFields: readonly string[]
  /** Where each field of the schema rests: `b`, `d` or `n`. */
  readonly places: ReadonlyMap<string, 'b' | 'd' | 'n'>
  /** Brief fields that rest otherwise than they are named. */
  readonly thin: ReadonlyMap<string, Thin<unknown>>
  /** Each brief field, and how it is read from where it rests. */
  readonly brief: readonly Resting[]
  key(k: K): Key
  indexKey(index: Index, item: T): Key | undefined
  ttl(item: T): number | undefined
  event(item: T, rev: number): EventMark | undefined
}

export type Item<E extends Entity> = NonNullable<E['$']>['item']
export type KeyOf<E extends Entity> = NonNullable<E['$']>['key']
export type Counter<E extends Entity> = NonNullable<E['$']>['counter']
/** An item as read, with the revision to write it back on. */
export type Stored<E extends Entity> = Item<E> & { rev: number }
/** What lists from indexes 1 and 3 answer. No `rev`: it would have to be written into the index at every change. */
export type Brief<E extends Entity> = Pick<Item<E>, NonNullable<E['$']>['brief'] & keyof Item<E>>

interface Declaration<S extends z.ZodObject, K, B extends string, N> {
  schema: S
  /** The schema's fields, where a bundler has read them off it: functions trust what was checked on its way in. */
  fields?: readonly string[]
  key: (k: K) => Pair
  /** 1 where it belongs (lists), 2 when it is due (sweeps), 3 whose it is. `undefined` leaves the item out. */
  index?: Partial<Record<Index, (item: z.output<S>) => Pair | undefined>>
  /** Fields shown by lists; with an index 1 or 3 the key fields must be among them. */
  brief?: readonly B[]
  /** How brief fields are kept thin. One that the keys say rests with the other fields. */
  thin?: { [F in B & keyof z.output<S>]?: Thin<NonNullable<z.output<S>[F]>> }
  /** Fields that `add` adds to. */
  counters?: readonly N[]
  /** Epoch seconds after which the item is gone. */
  ttl?: (item: z.output<S>) => number | undefined
  /** Makes the item its own event, while it is one: of `fact`, whose data are the brief fields. */
  event?: (item: z.output<S>) => Omit<EventMark, 'type' | 'rev'> | undefined
}

/** Nothing can be given for a fact that says something else than these fields. */
type Says<F extends Fact, T> = T extends DataOf<F> ? (keyof T extends keyof DataOf<F> ? F : never) : never

/** Fields a key function reads: it is called once with a recorder when the entity is declared. */
const fieldsOf = (key: (k: never) => Pair): string[] => {
  const seen = new Set<string>()
  const recorder = new Proxy(
    {},
    {
      get(_, field) {
        if (typeof field === 'string') seen.add(field)
        return '0'.repeat(26)
      },
    },
  )
  key(recorder as never)
  return [...seen]
}

/**
 * Declares an entity. `prefix` is the service's name, or `access`, `county`, `subject`.
 * Annotate what the key is made of: `key: ({ caseId }: { caseId: string }) => [`case#${caseId}`, 'case']`.
 */
export const defineEntity = <
  S extends z.ZodObject,
  K extends object = object,
  B extends keyof z.output<S> & string = never,
  N extends keyof z.output<S> & string = never,
  F extends Fact = Fact,
>(
  prefix: string,
  name: string,
  {
    schema,
    fields = Object.keys(schema.shape),
    key,
    index = {},
    brief = [],
    thin = {},
    counters = [],
    ttl,
    fact,
    event,
  }: Declaration<S, K, B, N> & { fact?: F & Says<F, Pick<z.output<S>, B>> },
): Entity<z.output<S>, K, B, N> => {
  const keyFields = fieldsOf(key)
  const refuse = (what: string): never => {
    throw new Error(`entity ${prefix}/${name}: ${what}`)
  }
  if (fields.includes('rev')) refuse('rev is the table’s own field')
  for (const field of keyFields) if (!fields.includes(field)) refuse(`key field ${field} is not in the schema`)
  for (const field of keyFields)
    if ((index[1] || index[3]) && !brief.includes(field as B)) refuse(`key field ${field} must be brief`)
  for (const field of counters) if (brief.includes(field as never)) refuse(`counter ${field} cannot be brief`)
  const thinned = new Map(Object.entries(thin as Record<string, Thin<unknown>>))
  const names = brief.map((field) => nameOf(field, thinned))
  if (new Set(names).size < names.length) refuse('two brief fields of one name')
  for (const [field, how] of thinned)
    if ('as' in how && fields.includes(how.as)) refuse(`${field} cannot rest as ${how.as}, which is a field`)
  // what a record tells is its brief fields, by their own names
  if (event && thinned.size > 0) refuse('an entity that is its own event cannot be thin')
  if (event && !fact) refuse('an entity that is its own event needs a fact')
  const isSaid = (field: string) => 'from' in (thinned.get(field) ?? {})
  const place = (field: string) =>
    brief.includes(field as B) && !isSaid(field) ? 'b' : counters.includes(field as N) ? 'n' : ('d' as const)
  const keyed = ([pkSuffix, sk]: Pair): Key => {
    if (sk === '') refuse('empty sort key')
    return { pk: `${prefix}#${pkSuffix}`, sk }
  }
  return {
    name,
    prefix,
    schema,
    keyFields,
    places: new Map(fields.map((field) => [field, place(field)])),
    thin: thinned,
    brief: brief.map((field) => ({ field, name: nameOf(field, thinned), ...thinned.get(field) })),
    key: (k) => keyed(key(k)),
    indexKey(number, item) {
      const pair = index[number]?.(item)
      return pair && keyed(pair)
    },
    ttl: (item) => ttl?.(item),
    event(item, rev) {
      const mark = event?.(item)
      return fact && mark && { type: fact.type, ...mark, rev }
    },
  }
}

const nameOf = (field: string, thin: ReadonlyMap<string, Thin<unknown>>): string => {
  const how = thin.get(field)
  return how && 'as' in how ? how.as : field
}

/** The row of an item. Fields outside the schema are not stored. */
export const toRow = <E extends Entity>(entity: E, item: Item<E>, rev: number): Row => {
  const row: Fields = { ...entity.key(item as KeyOf<E>), e: entity.name, r: rev }
  for (const [field, place] of entity.places) {
    const value = (item as Fields)[field]
    if (value === undefined) continue
    row[place] ??= {}
    const how = place === 'b' ? entity.thin.get(field) : undefined
    const kept = row[place] as Fields
    if (how && 'as' in how) kept[how.as] = how.write ? how.write(value) : value
    else kept[field] = value
  }
  for (const index of [1, 2, 3] as const) {
    const key = entity.indexKey(index, item)
    if (!key) continue
    row[`i${index}p`] = key.pk
    row[`i${index}s`] = key.sk
  }
  const t = entity.ttl(item)
  if (t !== undefined) row.t = Math.floor(t)
  const ev = entity.event(item, rev)
  if (ev) row.ev = ev
  return row as unknown as Row
}

const widened = ({ brief }: Entity, kept: Fields, keys?: Keys): Fields => {
  const wide: Fields = {}
  for (const { field, name, read, from } of brief) {
    // a row from before the field was thin has it whole
    const whole = kept[field]
    if (whole !== undefined) {
      wide[field] = whole
      continue
    }
    if (from) {
      if (keys) wide[field] = from(keys)
      continue
    }
    const value = kept[name]
    if (value !== undefined) wide[field] = read ? read(value as never) : value
  }
  return wide
}

/** What an index row shows. */
export const briefOf = <E extends Entity>(row: Row, entity: E, index: 1 | 3): Brief<E> =>
  (entity.thin.size === 0
    ? row.b
    : widened(entity, row.b ?? {}, { pk: row.pk, sk: row.sk, s: row[`i${index}s`] })) as Brief<E>

/** The item of a row, trusted: it was parsed on its way in. */
export const fromRow = <E extends Entity>(row: Row, entity: E): Stored<E> => {
  const b = entity.thin.size === 0 ? row.b : widened(entity, row.b ?? {})
  return { ...b, ...row.d, ...row.n, rev: row.r } as unknown as Stored<E>
}
