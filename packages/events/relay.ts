import type { Row } from '@wangge/table'
import { toEnvelope } from './envelope.ts'

/** One event as a topic takes it: its CloudEvent as text, and what filters look at. */
export interface Told {
  readonly type: string
  readonly body: string
  readonly urgent?: true
}

/** Takes ≤ 10 events in order; answers how many of them, from the front, were taken for certain. */
export type Publish = (events: readonly Told[]) => Promise<number>

// SNS takes 10 messages and 256 KB a batch
const maxCount = 10
const maxBytes = 240_000

/** Cuts events into batches that a topic takes, order kept. */
export const batchesOf = (events: readonly Told[]): Told[][] => {
  const batches: Told[][] = []
  let bytes = 0
  for (const event of events) {
    const size = Buffer.byteLength(event.body)
    const open = batches.at(-1)
    if (open && open.length < maxCount && bytes + size <= maxBytes) {
      open.push(event)
      bytes += size
    } else {
      batches.push([event])
      bytes = size
    }
  }
  return batches
}

/**
 * Publishes event rows in order and stops at the first that was not taken. Answers how many were relayed from the
 * front and, when it stopped early, why: everything from there on is relayed again later (at least once).
 */
export const relay = async (
  rows: readonly Row[],
  { county, publish }: { county: string; publish: Publish },
): Promise<{ relayed: number; why?: unknown }> => {
  const told = rows.map((row) => {
    const event = toEnvelope(row, county)
    return { type: event.type, body: JSON.stringify(event), ...(row.ev?.urgent && { urgent: true as const }) }
  })
  let relayed = 0
  for (const batch of batchesOf(told)) {
    try {
      const taken = await publish(batch)
      relayed += taken
      if (taken < batch.length) return { relayed, why: 'refused by the topic' }
    } catch (why) {
      return { relayed, why }
    }
  }
  return { relayed }
}
