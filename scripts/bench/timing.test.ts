import { interleaved, median, quantile } from './timing.ts'

describe('samples', () => {
  it.each([
    [0, 1],
    [0.5, 3],
    [0.95, 5],
    [1, 5],
  ])('have a share of %d below %d, in whatever order they came', (share, value) => {
    expect(quantile([4, 1, 5, 3, 2], share)).toBe(value)
  })

  it('have a middle, and none has none', () => {
    expect(median([9, 1, 2])).toBe(2)
    expect(median([])).toBeNaN()
  })
})

describe('tasks timed in turn', () => {
  it('begin each round with another, and are not kept while they warm up', async () => {
    const order: string[] = []
    const note = (name: string) => () => order.push(name)
    const samples = await interleaved({ a: note('a'), b: note('b') }, { rounds: 2, warmUp: 1, atMostMs: 60_000 })
    expect(order.join('')).toBe('abbaab')
    expect([samples.a.length, samples.b.length]).toEqual([2, 2])
  })
})
