import { createHash } from 'node:crypto'
import type { Fields } from './driver.ts'

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
  /** Id of the event or request that led here; after a dot, a hash of what it said. */
  cause: string
  /** Who did it, and holding which role. */
  actor?: string
  role?: string
  note?: string
  data: Fields
  /** Fields of `data` that hold what somebody wrote. */
  words?: readonly string[]
  /** Random, of a chained event: with it gone, digests say nothing of what was written. */
  salt?: string
  /** Digests of what was written and is gone, by where it stood. */
  gone?: Readonly<Record<string, string>>
  /** Hash of the event before this one, and of this one with it: see `chain`. */
  prev?: string
  hash?: string
}

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

const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64url')

const causeIn = (cause: string): [id: string, said: string | undefined] => {
  const dot = cause.indexOf('.')
  return dot < 0 ? [cause, undefined] : [cause.slice(0, dot), cause.slice(dot + 1)]
}

/** What was written in an event, by where it stands: all that can be taken out of it again. */
const writtenIn = ({ cause, note, data, words = [] }: EventItem): Record<string, string> => {
  const [, said] = causeIn(cause)
  return {
    ...(said !== undefined && { cause: said }),
    ...(note !== undefined && { note }),
    ...Object.fromEntries(words.map((field) => [`data.${field}`, String(data[field])])),
  }
}

const digestsOf = (event: EventItem): Record<string, string> =>
  Object.fromEntries(
    Object.entries(writtenIn(event)).map(([place, text]) => [place, sha256(JSON.stringify([event.salt, place, text]))]),
  )

/** What the chain proves of an event: everything, and digests in place of what was written. */
const proven = (event: EventItem): unknown => {
  const { hash: _, salt, gone, cause, note: __, data, words, ...rest } = event
  const others = Object.fromEntries(Object.entries(data).filter(([field]) => !words?.includes(field)))
  const digests = salt === undefined ? gone : digestsOf(event)
  return { ...rest, cause: causeIn(cause)[0], data: others, words, digests }
}

/** Links an event to the one before it: SHA-256 over its canonical JSON and the previous hash. */
export const chain = (prev: string, { hash: _, prev: __, ...event }: EventItem): EventItem & { hash: string } => ({
  ...event,
  prev,
  hash: sha256(JSON.stringify(canonical(proven({ ...event, prev })))),
})

/** Nothing may be put where something was taken out. */
const isBlank = (event: EventItem): boolean =>
  event.gone === undefined || (event.salt === undefined && Object.values(writtenIn(event)).every((text) => text === ''))

/**
 * The event without what was written in it. Its digests stay, so that the chain proves everything else as before; the
 * salt goes, so that nobody can try texts on them.
 */
export const silenced = (event: EventItem): EventItem => {
  if (event.gone) return event
  const { salt: _, note: __, cause, data, words = [], ...rest } = event
  const [id, said] = causeIn(cause)
  const blank = Object.fromEntries(words.map((field) => [field, '']))
  return {
    ...rest,
    cause: said === undefined ? id : `${id}.`,
    data: { ...data, ...blank },
    ...(words.length > 0 && { words }),
    gone: digestsOf(event),
  }
}

/** Whether nothing was changed, left out or put in; `last` is the hash the aggregate keeps. */
export const verifyChain = (
  events: readonly EventItem[],
  last?: string,
): { intact: true } | { intact: false; brokenAt: string } => {
  let prev = ''
  for (const event of events) {
    const isWhole = event.prev === prev && isBlank(event) && chain(prev, event).hash === event.hash
    if (!isWhole) return { intact: false, brokenAt: event.eventId }
    prev = event.hash as string
  }
  return last === undefined || last === prev
    ? { intact: true }
    : { intact: false, brokenAt: events.at(-1)?.eventId ?? '' }
}
