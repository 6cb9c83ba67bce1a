import type { Text } from '@wangge/problem'
import type * as z from 'zod'

/** `<service>.<noun>-<past-verb>.v<major>`: a fact, never a command. */
export type EventType = `${string}.${string}.v${number}`

/** One event type, declared once by the room that makes it. `data` holds ids and what changed, never a name, phone or address. */
export interface Fact<T extends EventType = EventType, D extends z.ZodType = z.ZodType> {
  readonly kind: 'event'
  readonly type: T
  readonly title: Text
  readonly data: D
  readonly example: z.input<D>
  /** Says of which of them somebody must hear at once (突发性): those go ahead of what waits, in queues of their own. */
  urgent?(data: z.output<D>): boolean
  /** Says that a file was sent (`fileId` in its data): pictures are developed before its room hears of it. */
  readonly byDarkroom?: boolean
  /** The fields marked as `written`, where a bundler has read them off `data`, which only those who hear of it need. */
  readonly words?: readonly string[]
  /** The fields marked as `hastening` with what they say then, read off in the same way. */
  readonly hastens?: readonly Hastening[]
}

/** A field of a fact, and what it says where somebody must hear of it at once. */
export type Hastening = readonly [field: string, value: unknown]

/** What is told of a fact when it occurs: what its schema takes in. */
export type DataOf<F extends Fact> = F['example']

/**
 * `D`, refused where it says anything that `W` does not ask for. Left to itself the compiler minds that only of what a
 * literal names, neither of what is spread into it nor of a variable.
 */
export type Exactly<D, W> = D & { readonly [K in Exclude<keyof D, keyof W>]: never }

/** Declares an event. */
export const event = <T extends EventType, D extends z.ZodType>(declaration: {
  type: T
  title: Text
  data: D
  example: z.input<D>
  urgent?: (data: z.output<D>) => boolean
  byDarkroom?: boolean
  words?: readonly string[]
  hastens?: readonly Hastening[]
}): Fact<T, D> => ({ kind: 'event', ...declaration })

const hastes = new WeakMap<Fact, readonly Hastening[]>()

/** Fields of a fact that its data mark as `hastening`, and what they say then. */
export const hastesOf = (fact: Fact): readonly Hastening[] => {
  const known = fact.hastens ?? hastes.get(fact)
  if (known) return known
  const { shape = {} } = fact.data as Partial<z.ZodObject>
  const found = Object.entries(shape).flatMap(([field, schema]) => {
    const value = (schema as z.ZodType).meta()?.hastens
    return value === undefined ? [] : [[field, value] as const]
  })
  hastes.set(fact, found)
  return found
}

/** May a room have to hear of one of these at once? */
export const mayBeUrgent = (fact: Fact): boolean => fact.urgent !== undefined || hastesOf(fact).length > 0

/** Must somebody hear of this one at once? */
export const isUrgent = <F extends Fact>(fact: F, data: DataOf<F>): boolean =>
  fact.urgent?.(data) === true ||
  hastesOf(fact).some(([field, value]) => (data as Readonly<Record<string, unknown>>)[field] === value)

/** Does it pass the darkroom on its way to the room that told it? */
export const goesByDarkroom = ({ byDarkroom }: Fact): boolean => byDarkroom === true

/** CloudEvents 1.0 with Wangge's three extensions (`county`, `rev`, `cause`): what travels on topic and queues. */
export interface Envelope<D = unknown> {
  readonly specversion: '1.0'
  readonly id: string
  /** `/wangge/<county>/<service>` */
  readonly source: string
  readonly type: EventType
  /** Id of the thing the fact is about. */
  readonly subject: string
  /** When it happened, UTC with milliseconds. */
  readonly time: string
  readonly datacontenttype: 'application/json'
  readonly county: string
  /** Revision of the subject that the fact made: a consumer ignores a lower one. */
  readonly rev: number
  /** Id of the request or event that led here. */
  readonly cause: string
  readonly data: D
}
