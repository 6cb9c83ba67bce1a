import type { Envelope, Fact } from '@wangge/contract'
import { type Queue, ringMessage, toEnvelope, type WorkPorts } from '@wangge/events'
import type { Engine } from '@wangge/http'
import type { SqliteDriver } from '@wangge/table/sqlite'
import type { SQSEvent } from 'aws-lambda'
import type * as z from 'zod'

/** How a fact reaches a room; the same `id` is the same fact again. */
export interface Telling {
  readonly id?: string
  readonly subject?: string
  readonly rev?: number
  readonly time?: string
}

/** A room's queue: tells it facts of other rooms and rings its timers. What fails, or is a dead letter, throws. */
export const atWork = (
  queue: Queue,
  { engine, driver }: { engine: Engine & Pick<WorkPorts, 'send'>; driver: SqliteDriver },
) => {
  let count = 0
  let why: unknown
  const remember = (_: string, facts?: Readonly<Record<string, unknown>>): void => {
    why = facts?.why
  }
  const take = queue({
    ...engine,
    log: { ...engine.log, warn: remember, error: remember },
    deadLetter: async () => {
      throw new Error('a dead letter')
    },
  })
  const deliver = async (...bodies: readonly string[]): Promise<void> => {
    const records = bodies.map((body, n) => ({ messageId: String(n), body }))
    const { batchItemFailures } = await take({ Records: records } as SQSEvent)
    if (batchItemFailures.length > 0) throw new Error(`${batchItemFailures.length} messages failed: ${why}`)
  }
  const consumed = new Set<string>(queue.manifest.consumes.map(({ type }) => type))
  return {
    /** Delivers messages as they lie in the queue. */
    deliver,
    async tell<F extends Fact>(
      fact: F,
      data: z.input<F['data']>,
      { id = `fact-${++count}`, subject = 'subject', rev = 1, time = engine.clock() }: Telling = {},
    ): Promise<void> {
      const envelope: Envelope = {
        specversion: '1.0',
        id,
        source: `/wangge/test/${fact.type.slice(0, fact.type.indexOf('.'))}`,
        type: fact.type,
        subject,
        time,
        datacontenttype: 'application/json',
        county: 'test',
        rev,
        cause: 'test',
        data,
      }
      await deliver(JSON.stringify(envelope))
    },
    ring: (job: string, at: string = engine.clock()): Promise<void> => deliver(ringMessage(job, at)),
    /** Relays what the room itself told until nothing waits; answers all of it. */
    async drain(): Promise<Envelope[]> {
      const told: Envelope[] = []
      for (let rows = driver.unrelayed(1000); rows.length > 0; rows = driver.unrelayed(1000)) {
        driver.markRelayed(rows.map(({ seq }) => seq))
        const events = rows.map(({ row }) => toEnvelope(row, 'test'))
        told.push(...events)
        const own = events.filter(({ type }) => consumed.has(type))
        await deliver(...own.map((event) => JSON.stringify(event)))
      }
      return told
    },
  }
}
