import { createHash, randomBytes } from 'node:crypto'
import { type DataOf, type Fact, isUrgent } from '@wangge/contract'
import type * as z from 'zod'
import { chain, type EventItem } from './chain.ts'
import type { EventMark, Fields, Key, Row } from './driver.ts'

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
  data: DataOf<F>
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

/** Sort keys of one aggregate's events begin with this. */
export const eventSort = 'event#'

/** Facts that one write may make: their sort keys have two digits for it. */
const mostFacts = 100

const eventKey = ({ prefix, aggregate, rev, n = 0 }: Pick<Occurrence, 'prefix' | 'aggregate' | 'rev' | 'n'>): Key => ({
  pk: `${prefix}#${aggregate}`,
  sk: `${eventSort}${String(rev).padStart(6, '0')}${n ? `-${String(n).padStart(2, '0')}` : ''}`,
})

const writtenIn = new WeakMap<Fact, readonly string[]>()

/** Fields of a fact that its declaration marks as `written` by somebody. */
export const wordsOf = (fact: Fact): readonly string[] => {
  const known = fact.words ?? writtenIn.get(fact)
  if (known) return known
  const { shape = {} } = fact.data as Partial<z.ZodObject>
  const inner = (schema: unknown) => (schema as { def?: { innerType?: z.ZodType } }).def?.innerType
  const isWritten = (schema: unknown): boolean =>
    (schema as z.ZodType).meta()?.written === true || (inner(schema) !== undefined && isWritten(inner(schema)))
  const words = Object.keys(shape).filter((field) => isWritten(shape[field]))
  writtenIn.set(fact, words)
  return words
}

const saltBytes = 12

/** The event item of an occurrence. */
export const eventFrom = (occurrence: Occurrence): { key: Key; item: EventItem } => {
  const { fact, subject, rev, at, cause, actor, role, note, data, prev } = occurrence
  const key = eventKey(occurrence)
  const words = prev === undefined ? [] : wordsOf(fact).filter((field) => (data as Fields)[field] !== undefined)
  const item: EventItem = {
    eventId: eventIdOf({ ...key, r: 1 }),
    type: fact.type,
    subject,
    ...(isUrgent(fact, data) && { urgent: true }),
    rev,
    at,
    cause,
    ...(actor === undefined ? {} : { actor }),
    ...(role === undefined ? {} : { role }),
    ...(note === undefined ? {} : { note }),
    data: data as Fields,
    ...(words.length > 0 && { words }),
    ...(prev !== undefined && { salt: randomBytes(saltBytes).toString('base64url') }),
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

/**
 * The row of an event that is not to be told again: its mark lies where no outbox looks. Its key is found again by the
 * id that was made of it.
 */
export const quietRow = (prefix: string, aggregate: string, item: EventItem): Row => {
  const { eventId, type, subject, rev, at, cause, ...rest } = item
  for (let n = 0; n < mostFacts; n++) {
    const key = eventKey({ prefix, aggregate, rev, n })
    if (eventIdOf({ ...key, r: 1 }) !== eventId) continue
    return { ...key, e: 'event', r: 1, d: { ...rest, mark: { type, subject, time: at, cause, rev } } }
  }
  throw new Error(`event ${eventId} is not of ${prefix}#${aggregate}`)
}

/** The event that a row is, whether an event item or a record that is its own event (its data are the brief fields). */
export const eventOf = (row: Row): EventItem | undefined => {
  const { mark: quiet, ...told } = row.e === 'event' ? (row.d ?? {}) : { data: row.b ?? {} }
  const ev = row.ev ?? (quiet as EventMark | undefined)
  if (!ev) return undefined
  const { time: at, ...mark } = ev
  return { eventId: eventIdOf(row), ...mark, at, ...told } as EventItem
}
