import type { Envelope } from '@wangge/contract'
import { Problem, say } from '@wangge/problem'
import * as z from 'zod'

const RingMessage = z.object({ job: z.string(), at: z.iso.datetime({ offset: true }) })
const EventMessage = z.object({
  specversion: z.literal('1.0'),
  id: z.string().min(1),
  source: z.string(),
  type: z.string(),
  subject: z.string(),
  time: z.string(),
  datacontenttype: z.literal('application/json'),
  county: z.string(),
  rev: z.number(),
  cause: z.string(),
  data: z.unknown(),
})

/** The body of a timer's message. */
export const ringMessage = (job: string, at: string): string => JSON.stringify({ job, at })

/** What a queue's message says: a fact, or that a job is due. */
export type Message = { readonly event: Envelope } | { readonly job: string; readonly at: string }

/** Reads a queue's message; one that nobody can read is a Problem, because it will not heal. */
export const readMessage = (body: string): Message => {
  let parsed: unknown
  try {
    parsed = JSON.parse(body)
  } catch (cause) {
    throw new Problem('invalid', say('消息不是 JSON', 'The message is no JSON'), { cause })
  }
  const ring = RingMessage.safeParse(parsed)
  if (ring.success) return { job: ring.data.job, at: new Date(ring.data.at).toISOString() }
  const event = EventMessage.safeParse(parsed)
  if (event.success) return { event: event.data as Envelope }
  throw new Problem('invalid', say('消息既不是事件也不是定时', 'The message is neither an event nor a ring'))
}
