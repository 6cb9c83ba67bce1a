import { besidePeer, type Followed, rateOf } from './beside-peer.ts'
import { isMet } from './figure.ts'

const run = (count: number, afterSeconds = 0): Followed => ({
  count,
  seconds: 10,
  afterSeconds,
  p50Ms: 1,
  p99Ms: 2,
  cpuMs: 0.3,
})

describe('the rate of a run', () => {
  it.each([
    [0, 100],
    [10, 100],
    [10.1, 49.75],
    [30, 25],
  ])('P12 counts what follows when it takes longer than the run: %d s after it', (afterSeconds, rate) => {
    expect(rateOf(run(1000, afterSeconds))).toBeCloseTo(rate, 2)
  })
})

describe('our rate beside the peer’s', () => {
  it('P12 is the median of runs made in turn, and says both rates', () => {
    const runs = { ours: [run(1000), run(900), run(300)], peers: [run(500), run(1000), run(300)] }
    const figure = besidePeer('create a case', runs, { least: 1 })
    expect(figure).toMatchObject({ value: 1, unit: 'ratio', of: { perSecond: 90, peerPerSecond: 50 } })
    expect(isMet(figure)).toBe(true)
  })

  it('P12 misses what the peer does faster', () => {
    expect(isMet(besidePeer('list', { ours: [run(999)], peers: [run(1000)] }, { least: 1 }))).toBe(false)
  })
})
