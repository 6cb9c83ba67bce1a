import { billOf, dollarsOf, emptyPolls, times, together, type Use } from './cost-of.ts'

const nothing: Use = {
  ...{ requests: 0, writeUnits: 0, readUnits: 0, trips: 0, publishes: 0, messages: 0, takes: 0, rings: 0, cpuMs: 0 },
}
const million = 1_000_000

describe('a bill', () => {
  it.each<[keyof Use, number]>([
    // $1 at the gateway and $0.20 for the function behind it
    ['requests', 1.2],
    ['writeUnits', 0.625],
    ['readUnits', 0.125],
    // 5 ms of 1 GB each
    ['trips', 0.066667],
    // $0.50 to the topic and $0.20 for the relay, none for the stream
    ['publishes', 0.7],
    ['messages', 0.4],
    // taken, deleted, and a function called
    ['takes', 1],
    ['rings', 1],
    // a thousand seconds of 1,769 MB
    ['cpuMs', 0.023034],
  ])('P10 says what a million %s cost: $%d', (what, dollars) => {
    expect(dollarsOf(billOf({ ...nothing, [what]: million }))).toBeCloseTo(dollars, 5)
  })

  it('P10 adds up what several operations use, each as often as it is done', () => {
    const one = { ...nothing, requests: 1, writeUnits: 2 }
    const other = { ...nothing, requests: 1, cpuMs: 3 }
    expect(together([times(one, 10), times(other, 2)])).toEqual({ ...nothing, requests: 12, writeUnits: 20, cpuMs: 6 })
  })

  it('P10 says what an empty queue costs a year', () => {
    expect(emptyPolls(1)).toBeCloseTo(3.15, 2)
  })
})
