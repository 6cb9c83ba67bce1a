import { Problem, say } from '@wangge/problem'
import { put } from '@wangge/table'
import { aShelf, Box, boxed, noSweep, records, shelf, thrown, told } from '@wangge/testing/a-shelf'
import fc from 'fast-check'
import { consume } from './consume.ts'
import { reactTogether, type Together } from './react.ts'

interface Ball {
  readonly box: string
  readonly by: number
}

/** Puts balls that are not there yet into their boxes, each box in one write, and remembers what it was asked at once. */
const aBoxRoom = (refuse: (ball: Ball) => Error | undefined = () => undefined) => {
  const { engine, table, letters } = aShelf()
  const asked: number[][] = []
  const keep: Together<Ball> = async (balls) => {
    asked.push(balls.map(({ by }) => by))
    const fault = balls.map(refuse).find(Boolean)
    if (fault) throw fault
    for (const [box, some] of Map.groupBy(balls, (ball) => ball.box)) {
      const found = await table.get(Box, { box })
      const kept = new Set([...(found?.balls ?? []), ...some.map(({ by }) => by)])
      await table.write([put(Box, { box, balls: [...kept], ...(found && { rev: found.rev }) })])
    }
  }
  const keeps = reactTogether(thrown, keep, ({ data }) => (data.by < 0 ? undefined : data))
  const queue = consume(shelf, boxed({ keeps, noSweep }))(engine)
  const ballsIn = async (box: string) => (await table.get(Box, { box }))?.balls ?? []
  return { queue, asked, letters, ballsIn }
}

describe('events of one batch together', () => {
  it('asks once for all of a batch, and not for what asks for nothing', async () => {
    const { queue, asked, ballsIn } = aBoxRoom()
    const bodies = await told([1, -2, 3, 4].map((by, n) => ({ n: n + 1, box: 'a', by })))
    expect(await queue(records(bodies))).toEqual({ batchItemFailures: [] })
    expect(asked).toEqual([[1, 3, 4]])
    expect(await ballsIn('a')).toEqual([1, 3, 4])
    await queue(records([bodies[0] as string]))
    expect(asked).toEqual([[1, 3, 4], [1]])
  })

  it('one poison record stops nobody: the others take effect, it alone comes again or is a dead letter', async () => {
    const never = new Problem('conflict', say('不行', 'no'))
    const fate = fc.constantFrom('good', 'fails', 'never', 'broken', 'unreadable')
    await fc.assert(
      fc.asyncProperty(fc.array(fate, { minLength: 1, maxLength: 10 }), async (fates) => {
        const { queue, letters, ballsIn } = aBoxRoom(({ by }) => {
          if (fates[by - 1] === 'fails') return new Error('the disk is full')
          return fates[by - 1] === 'never' ? never : undefined
        })
        const bodies = (await told(fates.map((_, n) => ({ n: n + 1, box: 'a', by: n + 1 })))).map((body, n) => {
          if (fates[n] === 'unreadable') return '{'
          return fates[n] === 'broken' ? body.replace(/"by":\d+/, '"by":"one"') : body
        })
        const having = (...some: string[]) => fates.flatMap((one, n) => (some.includes(one) ? n : []))
        const { batchItemFailures } = await queue(records(bodies))
        expect(batchItemFailures.map(({ itemIdentifier }) => Number(itemIdentifier))).toEqual(having('fails'))
        expect(await ballsIn('a')).toEqual(having('good').map((n) => n + 1))
        expect(letters).toEqual(having('never', 'broken', 'unreadable').map((n) => bodies[n]))
      }),
      { numRuns: 100 },
    )
  })
})
