import { openTable } from '@wangge/table'
import { openSqlite } from '@wangge/table/sqlite'
import { everyPeriod, inSlices } from './slices.ts'

const job = { room: 'shelf', job: 'sweep' }
const next = (period: string) => String(Number(period) + 1)
const aShelf = () => ({ table: openTable(openSqlite(':memory:')), now: '2026-11-23T00:05:00.000Z' })

describe('a job of every period', () => {
  it('takes the first time its last period alone, and afterwards every one it missed, in order', async () => {
    const ports = aShelf()
    const done: string[] = []
    const ring = (last: string) => everyPeriod(ports, job, last, next, async (period) => void done.push(period))
    for (const last of ['3', '3', '6', '5']) await ring(last)
    expect(done).toEqual(['3', '4', '5', '6'])
  })

  it('takes a period again that it did not finish', async () => {
    const ports = aShelf()
    const done: string[] = []
    const ring = (last: string, dies: boolean) =>
      everyPeriod(ports, job, last, next, async (period) => {
        done.push(period)
        if (dies && period === '5') throw new Error('killed')
      })
    await ring('4', false)
    await expect(ring('6', true)).rejects.toThrow('killed')
    await ring('6', false)
    expect(done).toEqual(['4', '5', '5', '6'])
  })

  it('lets two rings overlap: each period is finished, and neither ring fails', async () => {
    const ports = aShelf()
    const done = new Set<string>()
    const ring = (last: string) =>
      everyPeriod(ports, job, last, next, async (period) => {
        await new Promise((wake) => setImmediate(wake))
        done.add(period)
      })
    await ring('1')
    await Promise.all([ring('4'), ring('4'), ring('2')])
    expect([...done]).toEqual(['1', '2', '3', '4'])
    await ring('4')
    expect(done.size).toBe(4)
  })
})

describe('a period in slices', () => {
  it('is taken up where it stopped, slice by slice', async () => {
    const ports = aShelf()
    const done: string[] = []
    const run = (dies?: string) =>
      inSlices(ports, job, '1', ['a', 'b', 'c'], async (slice) => {
        if (slice === dies) throw new Error('killed')
        done.push(slice)
      })
    await expect(run('b')).rejects.toThrow('killed')
    await run()
    await run()
    expect(done).toEqual(['a', 'b', 'c'])
    await inSlices(ports, job, '2', ['a'], async (slice) => void done.push(slice))
    expect(done).toEqual(['a', 'b', 'c', 'a'])
  })

  it('is finished by two rings at once', async () => {
    const ports = aShelf()
    const done: string[] = []
    const run = () => inSlices(ports, job, '1', ['a', 'b'], async (slice) => void done.push(slice))
    await Promise.all([run(), run()])
    expect(new Set(done)).toEqual(new Set(['a', 'b']))
    const before = done.length
    await run()
    expect(done).toHaveLength(before)
  })
})
