import type { Driver } from '@wangge/table'
import { aShelf, Box, boxed, keepInBox, noSweep, records, shelf, Tally, told } from '@wangge/testing/a-shelf'
import fc from 'fast-check'
import { consume } from './consume.ts'

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
        const queue = consume(shelf, boxed({ keepInBox, noSweep }))(engine)

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
