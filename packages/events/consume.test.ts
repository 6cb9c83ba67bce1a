import { service } from '@wangge/contract'
import { Problem, say } from '@wangge/problem'
import { add, putNew } from '@wangge/table'
import {
  aShelf,
  Ball,
  Box,
  boxed,
  keepInBox,
  noSweep,
  records,
  shelf,
  sweep,
  Tally,
  thrown,
  told,
} from '@wangge/testing/a-shelf'
import { consume } from './consume.ts'
import { ringMessage } from './message.ts'
import { react } from './react.ts'
import { ring } from './ring.ts'

describe('consuming', () => {
  it('loads only when every declared fact and job has its implementation, and no other', async () => {
    const load = (made: object, room = shelf) => consume(room, boxed(made)).load()
    await expect(load({ noSweep })).rejects.toThrow('yard.ball-thrown.v1 has no reaction')
    await expect(load({ keepInBox })).rejects.toThrow('sweep has no job')
    const deaf = service({ name: 'shelf', title: shelf.title, nouns: { box: { sweep } } })
    await expect(load({ keepInBox, noSweep }, deaf)).rejects.toThrow('is not in the manifest')
    await expect(load({ keepInBox, again: react(thrown)(() => []), noSweep })).rejects.toThrow('has two')
    await expect(load({ keepInBox, noSweep })).resolves.toBeUndefined()
    expect(() => consume(shelf, { lid: [] })).toThrow('lid is no noun of this room')
    expect(() => service({ name: 'shelf', title: shelf.title, nouns: {}, hears: { box: [thrown] } })).toThrow(
      'box hears something and is no noun of this room',
    )
  })

  it('fails alone: the k-th message failing returns only the k-th', async () => {
    const { engine, table } = aShelf()
    const refuses = react(thrown)(async (event) => {
      if (event.data.by === 2) throw new Error('the disk is full')
      return keepInBox.run(event, { ...engine, now: '' })
    })
    const queue = consume(shelf, boxed({ refuses, noSweep }))
    const bodies = await told([1, 2, 3].map((by) => ({ n: by, box: 'a', by })))
    expect(await queue(engine)(records(bodies))).toEqual({ batchItemFailures: [{ itemIdentifier: '1' }] })
    expect((await table.get(Box, { box: 'a' }))?.balls).toEqual([1, 3])
  })

  it('sends what will not heal to dead letters at once, and tries the rest again', async () => {
    const { engine, letters } = aShelf()
    const throws = (error: Error) =>
      consume(shelf, boxed({ r: react(thrown)(() => Promise.reject(error)), noSweep }))(engine)
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
    const queue = consume(shelf, boxed({ keepInBox, sweeps }))
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
    const queue = consume(shelf, boxed({ once, noSweep }))(engine)
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
    const queue = consume(shelf, boxed({ byKey, noSweep }))(engine)
    const bodies = await told([{ n: 1, box: 'a', by: 7 }])
    await queue(records([...bodies, ...bodies]))
    await queue(records(bodies))
    expect((await table.get(Tally, { day: 'today' }))?.n).toBe(7)
    expect(driver.database.prepare("SELECT count(*) AS n FROM rows WHERE e = 'seen'").get()).toEqual({ n: 0 })
  })
})
