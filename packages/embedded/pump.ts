import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises'
import { type Queue, relay, type Told, type WorkEngine } from '@wangge/events'
import type { SqliteDriver } from '@wangge/table/sqlite'
import type { SQSEvent } from 'aws-lambda'
import type { Pace } from './pace.ts'
import type { Queues, Waiting } from './queues.ts'

/** Moves events from the outbox to the queues, and messages from the queues to their rooms. */
export interface Pump {
  /** Something was written: there may be events. */
  wake(): void
  /** Something was put into the queues. */
  wakeRooms(): void
  /** Until no event waits for the relay and no message for its room; retries do not wait for their time. */
  drain(): Promise<void>
  isIdle(): boolean
  /** Finishes the batches in hand and takes no more. */
  stop(): Promise<void>
}

export interface Worker {
  readonly room: string
  readonly queue: Queue
  readonly engine: Omit<WorkEngine, 'deadLetter'>
}

const relayAtOnce = 200

/** Repeats a step while it finds work; `wake` while it runs makes it look once more. A fault is told and tried again. */
const loopOf = (step: () => Promise<boolean>, onFault: (error: unknown) => Promise<void>) => {
  let running: Promise<void> | undefined
  let again = false
  const run = async (): Promise<void> => {
    // what is written in the same turn is taken together
    await nextTurn()
    do {
      again = false
      try {
        while (await step());
      } catch (error) {
        await onFault(error)
        again = true
      }
    } while (again)
    running = undefined
  }
  const wake = (): void => {
    again = true
    running ??= run()
  }
  return { wake, settled: async () => running }
}

const sqsEvent = (room: string, batch: readonly Waiting[]): SQSEvent => ({
  Records: batch.map(({ seq, body, receives }) => ({
    messageId: String(seq),
    receiptHandle: String(seq),
    body,
    attributes: {
      ApproximateReceiveCount: String(receives),
      SentTimestamp: '0',
      SenderId: 'embedded',
      ApproximateFirstReceiveTimestamp: '0',
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: room,
    awsRegion: 'embedded',
  })),
})

export const openPump = ({
  store,
  queues,
  pace,
  county,
  workers,
  onFault,
}: {
  store: Pick<SqliteDriver, 'unrelayed' | 'markRelayed' | 'atomically'>
  queues: Queues
  pace: Pace
  county: string
  workers: readonly Worker[]
  onFault: (what: string, error: unknown) => void
}): Pump => {
  let stopping = false
  const fault = (what: string) => async (error: unknown) => {
    onFault(what, error)
    if (!stopping) await pause(500)
  }
  const listeners = new Map<string, string[]>()
  for (const { room, queue } of workers)
    for (const { type } of queue.manifest.consumes) listeners.set(type, [...(listeners.get(type) ?? []), room])

  const relaying = loopOf(async () => {
    await pace.giveWay()
    if (stopping) return false
    const waiting = store.unrelayed(relayAtOnce)
    if (waiting.length === 0) return false
    const told: Told[] = []
    await relay(
      waiting.map(({ row }) => row),
      {
        county,
        publish: async (events) => {
          told.push(...events)
          return events.length
        },
      },
    )
    // published and marked in one transaction: here an event reaches a queue exactly once
    store.atomically(() => {
      for (const { type, body, urgent } of told)
        for (const room of listeners.get(type) ?? []) queues.put(room, body, urgent)
      store.markRelayed(waiting.map(({ seq }) => seq))
    })
    for (const { type } of told) for (const room of listeners.get(type) ?? []) loops.get(room)?.wake()
    return true
  }, fault('the relay failed'))

  const workOn = ({ room, queue, engine }: Worker) => {
    let letters = new Map<number, string>()
    let alarm: NodeJS.Timeout | undefined
    const take = queue({
      ...engine,
      deadLetter: async ({ messageId, why }) => {
        letters.set(Number(messageId), why)
      },
    })
    const loop = loopOf(
      async () => {
        await pace.giveWay()
        if (stopping) return false
        const batch = queues.take(room, Date.now())
        if (batch.length === 0) return false
        letters = new Map()
        let failed: Set<number>
        try {
          const { batchItemFailures } = await take(sqsEvent(room, batch))
          failed = new Set(batchItemFailures.map(({ itemIdentifier }) => Number(itemIdentifier)))
        } catch (error) {
          onFault(`the queue of ${room} failed`, error)
          failed = new Set(batch.map(({ seq }) => seq))
        }
        const retryIn = queues.settle(room, batch, { failed, dead: letters }, Date.now())
        if (retryIn !== undefined) {
          clearTimeout(alarm)
          // a little later than due: two retries close together come in one batch
          alarm = setTimeout(loop.wake, retryIn + 5)
          alarm.unref()
        }
        return true
      },
      fault(`the worker of ${room} failed`),
    )
    return loop
  }
  const loops = new Map(workers.map((worker) => [worker.room, workOn(worker)]))
  const wakeAll = (): void => {
    relaying.wake()
    for (const loop of loops.values()) loop.wake()
  }
  const settled = async (): Promise<void> => {
    await relaying.settled()
    for (const loop of loops.values()) await loop.settled()
  }
  const isIdle = (): boolean => store.unrelayed(1).length === 0 && queues.depth() === 0

  return {
    wake: relaying.wake,
    wakeRooms: wakeAll,
    isIdle,
    async drain() {
      const done = pace.hurry()
      try {
        while (!stopping) {
          wakeAll()
          await settled()
          if (isIdle()) return
          queues.hurry()
        }
      } finally {
        done()
      }
    },
    async stop() {
      stopping = true
      await settled()
    },
  }
}
