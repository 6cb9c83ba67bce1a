import { event, job, type Service, service } from '@wangge/contract'
import { Problem, say } from '@wangge/problem'
import { add, type Driver, defineEntity, occur, openTable, put, putNew } from '@wangge/table'
import { openSqlite } from '@wangge/table/sqlite'
import type { SQSRecord } from 'aws-lambda'
import fc from 'fast-check'
import * as z from 'zod'
import { consume } from './consume.ts'
import { ringMessage } from './message.ts'
import type { WorkEngine } from './ports.ts'
import { react } from './react.ts'
import { relay, type Told } from './relay.ts'
import { ring } from './ring.ts'

const thrown = event({
  type: 'yard.ball-thrown.v1',
  title: say('扔球', 'Ball thrown'),
  data: z.object({ box: z.string(), by: z.number() }),
  example: { box: 'a', by: 1 },
})
const sweep = job({ name: 'sweep', cron: '5 0 * * 1', title: say('清扫', 'Sweep') })
const shelf = service({
  name: 'shelf',
  title: say('架', 'Shelf'),
  routes: [],
  publishes: [],
  consumes: [thrown],
  jobs: [sweep],
  needs: [],
  grants: [],
})
const Box = defineEntity('shelf', 'box', {
  schema: z.object({ box: z.string(), balls: z.array(z.number()) }),
  key: ({ box }: { box: string }) => [`box#${box}`, 'box'],
})
const Tally = defineEntity('shelf', 'tally', {
  schema: z.object({ day: z.string(), n: z.number() }),
  key: ({ day }: { day: string }) => [`tally#${day}`, 'tally'],
  counters: ['n'],
})
const Ball = defineEntity('shelf', 'ball', {
  schema: z.object({ eventId: z.string() }),
  key: ({ eventId }: { eventId: string }) => [`ball#${eventId}`, 'ball'],
})

const quiet = { debug() {}, info() {}, warn() {}, error() {} }
const aShelf = (wrap: (driver: Driver) => Driver = (driver) => driver) => {
  const driver = openSqlite(':memory:')
  const table = openTable(wrap(driver), { sleep: async () => {} })
  const letters: string[] = []
  const engine = {
    table,
    log: quiet,
    clock: () => '2026-11-23T00:05:00.000Z',
    deadLetter: async ({ body }: { body: string }) => {
      letters.push(body)
    },
  } as unknown as WorkEngine
  return { driver, table, engine, letters }
}
const keepInBox = react(thrown)(async ({ data, id }, { table }) => {
  const box = await table.get(Box, { box: data.box })
  return [
    put(Box, box ? { ...box, balls: [...box.balls, data.by] } : { box: data.box, balls: [data.by] }),
    putNew(Ball, { eventId: id }),
    add(Tally, { day: 'today' }, 'n', data.by),
  ]
})
const noSweep = ring(sweep)(async () => {})

const records = (bodies: readonly string[]): { Records: SQSRecord[] } => ({
  Records: bodies.map((body, n) => ({ messageId: String(n), body }) as SQSRecord),
})
const told = async (facts: readonly { n: number; box: string; by: number }[]): Promise<string[]> => {
  const { driver, table } = aShelf()
  for (const { n, box, by } of facts)
    await table.write([
      occur({
        prefix: 'yard',
        aggregate: `box#${box}`,
        rev: n,
        fact: thrown,
        subject: box,
        data: { box, by },
        at: '2026-11-23T00:00:00.000Z',
        cause: 'test',
      }),
    ])
  const taken: Told[] = []
  await relay(
    driver.unrelayed(1000).map(({ row }) => row),
    { county: 'farm', publish: async (batch) => taken.push(...batch) && batch.length },
  )
  return taken.map(({ body }) => body)
}

describe('relaying', () => {
  it('makes the CloudEvent that the contract declares, in the order of writing', async () => {
    const [first, second] = (
      await told([
        { n: 1, box: 'a', by: 1 },
        { n: 1, box: 'b', by: 2 },
      ])
    ).map((body) => JSON.parse(body))
    expect(first).toMatchObject({ specversion: '1.0', type: thrown.type, source: '/wangge/farm/yard', rev: 1 })
    expect(first).toMatchObject({ county: 'farm', cause: 'test', subject: 'a', time: '2026-11-23T00:00:00.000Z' })
    expect(thrown.data.parse(first.data)).toEqual({ box: 'a', by: 1 })
    expect(second.id).not.toBe(first.id)
  })
  it('stops at the first event that was not taken and says how far it came', async () => {
    const { driver, table } = aShelf()
    const fact = { prefix: 'yard', aggregate: 'box#a', fact: thrown, subject: 'a', at: '2026-11-23T00:00:00.000Z' }
    for (let rev = 1; rev <= 25; rev++)
      await table.write([occur({ ...fact, rev, data: { box: 'a', by: rev }, cause: 'test' })])
    const rows = driver.unrelayed(100).map(({ row }) => row)
    const sizes: number[] = []
    const { relayed } = await relay(rows, {
      county: 'farm',
      publish: async (batch) => {
        sizes.push(batch.length)
        return sizes.length === 2 ? 3 : batch.length
      },
    })
    expect({ relayed, sizes }).toEqual({ relayed: 13, sizes: [10, 10] })
  })
})

describe('consuming', () => {
  it('loads only when every declared fact and job has its implementation, and no other', () => {
    expect(() => consume(shelf, { reactions: {}, jobs: { noSweep } })).toThrow('yard.ball-thrown.v1 has no reaction')
    expect(() => consume(shelf, { reactions: { keepInBox }, jobs: {} })).toThrow('sweep has no job')
    const deaf: Service = { ...shelf, consumes: [] }
    expect(() => consume(deaf, { reactions: { keepInBox }, jobs: { noSweep } })).toThrow('is not in the manifest')
    const twice = { keepInBox, again: react(thrown)(() => []) }
    expect(() => consume(shelf, { reactions: twice, jobs: { noSweep } })).toThrow('has two')
  })

  it('fails alone: the k-th message failing returns only the k-th', async () => {
    const { engine, table } = aShelf()
    const refuses = react(thrown)(async (event) => {
      if (event.data.by === 2) throw new Error('the disk is full')
      return keepInBox.run(event, { ...engine, now: '' })
    })
    const queue = consume(shelf, { reactions: { refuses }, jobs: { noSweep } })
    const bodies = await told([1, 2, 3].map((by) => ({ n: by, box: 'a', by })))
    expect(await queue(engine)(records(bodies))).toEqual({ batchItemFailures: [{ itemIdentifier: '1' }] })
    expect((await table.get(Box, { box: 'a' }))?.balls).toEqual([1, 3])
  })

  it('sends what will not heal to dead letters at once, and tries the rest again', async () => {
    const { engine, letters } = aShelf()
    const throws = (error: Error) =>
      consume(shelf, { reactions: { r: react(thrown)(() => Promise.reject(error)) }, jobs: { noSweep } })(engine)
    const [body] = await told([{ n: 1, box: 'a', by: 1 }])
    const again = { batchItemFailures: [{ itemIdentifier: '0' }] }
    const heals = new Problem('unavailable', say('忙', 'busy'))
    expect(await throws(heals)(records([body as string]))).toEqual(again)
    expect(await throws(new Error('timeout'))(records([body as string]))).toEqual(again)
    expect(letters).toEqual([])
    const never = new Problem('conflict', say('不行', 'no'))
    expect(await throws(never)(records([body as string, '{', '{"job":1}']))).toEqual({ batchItemFailures: [] })
    expect(letters).toEqual(expect.arrayContaining([body, '{', '{"job":1}']))
    const broken = (body as string).replace('"by":1', '"by":"one"')
    expect(await throws(never)(records([broken]))).toEqual({ batchItemFailures: [] })
    expect(letters).toHaveLength(4)
  })

  it('rings a job with the instant it was due', async () => {
    const { engine } = aShelf()
    const rung: string[] = []
    const sweeps = ring(sweep)(async ({ at, cause }, { now }) => {
      rung.push(at, cause, now)
    })
    const queue = consume(shelf, { reactions: { keepInBox }, jobs: { sweeps } })
    await queue(engine)(records([ringMessage('sweep', '2026-11-22T16:05:00Z')]))
    expect(rung).toEqual([
      '2026-11-22T16:05:00.000Z',
      'shelf.sweep@2026-11-22T16:05:00.000Z',
      '2026-11-23T00:05:00.000Z',
    ])
  })

  it('takes a duplicate for a success although what the first one changed would refuse it', async () => {
    const { engine, letters } = aShelf()
    const once = react(thrown)(async ({ data }, { table }) => {
      if (await table.get(Box, { box: data.box })) throw new Problem('conflict', say('已满', 'full'))
      return [putNew(Box, { box: data.box, balls: [] })]
    })
    const queue = consume(shelf, { reactions: { once }, jobs: { noSweep } })(engine)
    const [body] = await told([{ n: 1, box: 'a', by: 1 }])
    await queue(records([body as string]))
    expect(await queue(records([body as string]))).toEqual({ batchItemFailures: [] })
    expect(letters).toEqual([])
  })

  it('needs no inbox mark where the effect is idempotent by its own key', async () => {
    const { engine, table, driver } = aShelf()
    const byKey = react(thrown, { once: 'by-key' })(({ id, data }) => [
      putNew(Ball, { eventId: id }),
      add(Tally, { day: 'today' }, 'n', data.by),
    ])
    const queue = consume(shelf, { reactions: { byKey }, jobs: { noSweep } })(engine)
    const bodies = await told([{ n: 1, box: 'a', by: 7 }])
    await queue(records([...bodies, ...bodies]))
    await queue(records(bodies))
    expect((await table.get(Tally, { day: 'today' }))?.n).toBe(7)
    expect(driver.database.prepare("SELECT count(*) AS n FROM rows WHERE e = 'seen'").get()).toEqual({ n: 0 })
  })
})

describe('exactly once in effect', () => {
  /** Fails now and then: before the write (nothing happened) or after it (it happened, nobody heard). */
  const shaky = (driver: Driver, dice: () => number): Driver => {
    const shake = async <T>(write: () => Promise<T>): Promise<T> => {
      await new Promise<void>((wake) => setImmediate(wake))
      const throwsAt = dice()
      if (throwsAt === 0) throw new Error('cut before the write')
      const result = await write()
      if (throwsAt === 1) throw new Error('cut after the write')
      return result
    }
    return {
      ...driver,
      transact: (writes, token) => shake(() => driver.transact(writes, token)),
      writeEach: (writes) => shake(() => driver.writeEach(writes)),
    }
  }
  const facts = fc.array(fc.record({ box: fc.constantFrom('a', 'b', 'c'), by: fc.integer({ min: 1, max: 1000 }) }), {
    minLength: 1,
    maxLength: 25,
  })
  const chaos = fc.record({
    /** Deliveries: which fact, in any order, any number of times. */
    deliveries: fc.array(fc.nat(1000), { maxLength: 60 }),
    order: fc.infiniteStream(fc.nat(1000)),
    dice: fc.infiniteStream(fc.nat(9)),
    batch: fc.integer({ min: 1, max: 10 }),
    hands: fc.integer({ min: 1, max: 3 }),
  })

  it('promise 2: shuffled, duplicated, delayed, half-failed deliveries take every effect once', async () => {
    await fc.assert(
      fc.asyncProperty(facts, chaos, async (made, { deliveries, order, dice, batch, hands }) => {
        const bodies = await told(made.map((fact, n) => ({ n: n + 1, ...fact })))
        const { engine, table, letters } = aShelf((driver) => shaky(driver, () => dice.next().value as number))
        const queue = consume(shelf, { reactions: { keepInBox }, jobs: { noSweep } })(engine)

        const waiting = [...bodies, ...deliveries.map((n) => bodies[n % bodies.length] as string)]
        const draw = (): string[] =>
          Array.from({ length: Math.min(batch, waiting.length) }, () => {
            const [body] = waiting.splice((order.next().value as number) % waiting.length, 1)
            return body as string
          })
        // each try heals with a chance of at least four fifths: a hundred tries a message is far more than it takes
        for (let rounds = 100 * waiting.length; waiting.length > 0 && rounds > 0; rounds--)
          await Promise.all(
            Array.from({ length: hands }, async () => {
              const bodies = draw()
              if (bodies.length === 0) return
              const { batchItemFailures } = await queue(records(bodies))
              for (const { itemIdentifier } of batchItemFailures) waiting.push(bodies[Number(itemIdentifier)] as string)
            }),
          )

        expect(waiting).toEqual([])
        const model = new Map<string, number[]>()
        for (const { box, by } of made) model.set(box, [...(model.get(box) ?? []), by])
        const sorted = (numbers: readonly number[] = []) => [...numbers].sort((a, b) => a - b)
        for (const box of ['a', 'b', 'c'])
          expect(sorted((await table.get(Box, { box }))?.balls)).toEqual(sorted(model.get(box)))
        expect((await table.get(Tally, { day: 'today' }))?.n).toBe(made.reduce((sum, { by }) => sum + by, 0))
        expect(letters).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})
