import type { DataOf, Exactly, Fact } from '@wangge/contract'
import { type EventItem, silenced } from './chain.ts'
import type { Write } from './driver.ts'
import { type Counter, type Entity, type Item, type KeyOf, type Stored, toRow } from './entity.ts'
import { eventFrom, eventRow, type Occurrence, quietRow } from './event.ts'

/** One part of a write, plain data until `table.write` takes it. */
export interface Op {
  readonly entity: string
  readonly write: Write
  /** Days from the moment of writing after which the row is gone. */
  readonly keepDays?: number
}

/** Stores an item: a new one when it has no `rev`, else the next revision of the one that was read. */
export const put = <E extends Entity>(entity: E, item: Item<E> & { rev?: number }): Op => {
  const { rev } = item
  const row = toRow(entity, item, (rev ?? 0) + 1)
  return { entity: entity.name, write: { kind: 'put', row, if: rev === undefined ? 'absent' : { rev } } }
}

/** Stores an item that must not be there yet. */
export const putNew = <E extends Entity>(entity: E, item: Item<E>): Op => ({
  entity: entity.name,
  write: { kind: 'put', row: toRow(entity, item, 1), if: 'absent' },
})

/** Removes an item that is still as it was read. */
export const remove = <E extends Entity>(entity: E, stored: KeyOf<E> & Pick<Stored<E>, 'rev'>): Op => ({
  entity: entity.name,
  write: { kind: 'remove', key: entity.key(stored), if: { rev: stored.rev } },
})

/** Demands something of an item that is not written. */
export const check = <E extends Entity>(entity: E, key: KeyOf<E>, is: number | 'absent' | 'exists'): Op => ({
  entity: entity.name,
  write: { kind: 'check', key: entity.key(key), if: typeof is === 'number' ? { rev: is } : is },
})

/**
 * Adds to a counter, the one write that reads nothing first. The key's own fields and `extra` are stored when it is new;
 * an item that was never added to is absent, a counter that was never added to is undefined.
 */
export const add = <E extends Entity>(
  entity: E,
  key: KeyOf<E>,
  field: Counter<E> | Partial<Record<Counter<E>, number>>,
  by = 1,
  extra: Partial<Item<E>> = {},
): Op => {
  const own = Object.fromEntries(entity.keyFields.map((name) => [name, (key as never)[name]]))
  const row = toRow(entity, { ...own, ...extra } as Item<E>, 1)
  const n = (typeof field === 'object' ? field : { [field]: by }) as Record<string, number>
  return { entity: entity.name, write: { kind: 'add', row: { ...row, n } } }
}

/** A fact as it is written, and the event that it is. */
type Told = Op & { readonly event: EventItem }

/** What `occur` does, of data that were held against their fact where they were made: for a ledger's entries. */
export const occurAsTold = <F extends Fact>(occurrence: Occurrence<F>): Told => {
  const { key, item } = eventFrom(occurrence)
  return { entity: 'event', write: { kind: 'put', row: eventRow(key, item), if: 'absent' }, event: item }
}

/**
 * A fact, written with the state it is about: outbox, timeline and audit entry in one row. `event.hash` is the
 * aggregate's next `prev`. The compiler refuses data that leave out a field of the fact or add one to it.
 */
export const occur = <F extends Fact, D extends DataOf<F>>(
  occurrence: Occurrence<F> & { readonly data: Exactly<D, DataOf<F>> },
): Told => occurAsTold<F>(occurrence)

/**
 * Takes what was written out of an event that was told before; the chain goes on proving the rest. It is not told
 * again. No op when nothing is left to take.
 */
export const silence = (prefix: string, aggregate: string, event: EventItem): Op[] =>
  event.gone
    ? []
    : [{ entity: 'event', write: { kind: 'put', row: quietRow(prefix, aggregate, silenced(event)), if: 'exists' } }]

/** Inbox mark: makes a second delivery of one event fail with `Conflict` `exists`. */
export const seen = (prefix: string, eventId: string, ttlDays = 30): Op => ({
  entity: 'seen',
  write: { kind: 'put', row: { pk: `${prefix}#inbox#${eventId}`, sk: 'seen', e: 'seen', r: 1 }, if: 'absent' },
  keepDays: ttlDays,
})
