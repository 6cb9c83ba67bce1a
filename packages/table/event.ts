import { createHash } from 'node:crypto'
import type { Fact } from '@wangge/contract'
import type * as z from 'zod'
import type { Fields, Key, Row } from './driver.ts'

/** One fact about one aggregate: outbox message, timeline line and audit entry at once. */
export interface EventItem {
  eventId: string
  type: string
  subject: string
  /** Goes ahead of what waits. */
  urgent?: true
  /** Revision of the aggregate that the fact made. */
  rev: number
  at: string
  cause: string
  /** Who did it, and holding which role. */
  actor?: string
  role?: string
  note?: string
  data: Fields
  /** Hash of the event before this one, and of this one with it: see `chain`. */
  prev?: string
  hash?: string
}

/** An event as the caller tells it. */
export interface Occurrence<F extends Fact = Fact> {
  prefix: string
  /** Partition of the aggregate without its prefix, e.g. `case#${caseId}`. */
  aggregate: string
  /** Revision the aggregate gets in the same write. */
  rev: number
  /** 0, 1, 2 … when one write makes several facts. */
  n?: number
  fact: F
  subject: string
  data: z.input<F['data']>
  at: string
  cause: string
  actor?: string
  role?: string
  note?: string
  /** Hash of the aggregate's last event; `''` for its first. Makes the event a link of the chain. */
  prev?: string
}

/** Id of the event that a row is: the same on every engine, at every delivery. */
export const eventIdOf = ({ pk, sk, r }: Pick<Row, 'pk' | 'sk' | 'r'>): string =>
  createHash('sha256').update(`${pk}\n${sk}\n${r}`).digest('base64url').slice(0, 22)

const canonical = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(canonical)
    : typeof value === 'object' && value !== null
      ? Object.fromEntries(
          Object.entries(value)
            .filter(([, inner]) => inner !== undefined)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([field, inner]) => [field, canonical(inner)]),
        )
      : value

/** Links an event to the one before it: SHA-256 over its canonical JSON and the previous hash. */
export const chain = (prev: string, { hash: _, prev: __, ...event }: EventItem): EventItem & { hash: string } => ({
  ...event,
  prev,
  hash: createHash('sha256')
    .update(JSON.stringify(canonical({ ...event, prev })))
    .digest('base64url'),
})

/** Whether nothing was changed, left out or put in; `last` is the hash the aggregate keeps. */
export const verifyChain = (
  events: readonly EventItem[],
  last?: string,
): { intact: true } | { intact: false; brokenAt: string } => {
  let prev = ''
  for (const event of events) {
    if (event.prev !== prev || chain(prev, event).hash !== event.hash) return { intact: false, brokenAt: event.eventId }
    prev = event.hash as string
  }
  return last === undefined || last === prev
    ? { intact: true }
    : { intact: false, brokenAt: events.at(-1)?.eventId ?? '' }
}

/** Sort keys of one aggregate's events begin with this. */
export const eventSort = 'event#'

const eventKey = ({ prefix, aggregate, rev, n = 0 }: Occurrence): Key => ({
  pk: `${prefix}#${aggregate}`,
  sk: `${eventSort}${String(rev).padStart(6, '0')}${n ? `-${String(n).padStart(2, '0')}` : ''}`,
})

/** The event item of an occurrence. */
export const eventFrom = (occurrence: Occurrence): { key: Key; item: EventItem } => {
  const { fact, subject, rev, at, cause, actor, role, note, data, prev } = occurrence
  const key = eventKey(occurrence)
  const item: EventItem = {
    eventId: eventIdOf({ ...key, r: 1 }),
    type: fact.type,
    subject,
    ...(fact.urgent?.(data) && { urgent: true }),
    rev,
    at,
    cause,
    ...(actor === undefined ? {} : { actor }),
    ...(role === undefined ? {} : { role }),
    ...(note === undefined ? {} : { note }),
    data: data as Fields,
  }
  return { key, item: prev === undefined ? item : chain(prev, item) }
}

/** The row of an event item: what the mark says is not said twice, and the id is its key's. */
export const eventRow = (key: Key, { eventId: _, type, subject, rev, at, cause, urgent, ...rest }: EventItem): Row => ({
  ...key,
  e: 'event',
  r: 1,
  d: rest,
  ev: { type, subject, time: at, cause, rev, ...(urgent && { urgent }) },
})

/** The event that a row is, whether an event item or a record that is its own event (its data are the brief fields). */
export const eventOf = (row: Row): EventItem | undefined => {
  if (!row.ev) return undefined
  const { time: at, ...mark } = row.ev
  const rest = row.e === 'event' ? row.d : { data: row.b ?? {} }
  return { eventId: eventIdOf(row), ...mark, at, ...rest } as EventItem
}
