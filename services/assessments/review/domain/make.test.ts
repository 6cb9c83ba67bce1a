import { defaultConfig } from '@wangge/county/default-config'
import fc from 'fast-check'
import { type Entry, latestOf } from '../../record/domain.ts'
import type { Who } from '../../subject/domain.ts'
import { explain } from './explain.ts'
import { makeReview, starsOf } from './make.ts'

const config = defaultConfig('152921', { 'zh-CN': '示例县', en: 'Example County' })
const worker: Who = { kind: 'worker', subjectId: 'm1', areaId: 'G1' }
const now = '2026-11-30T16:30:00.000Z'
let made = 0
const entry = (change: Partial<Entry> = {}): Entry => ({
  subjectKind: 'worker',
  subjectId: 'm1',
  period: '2026-11',
  source: 'sheet',
  recordId: `m1~2026-W${40 + made++}`,
  recordRev: 2,
  areaId: 'G1',
  tallies: { 'contacts.due': 10, 'contacts.done': 9 },
  at: '2026-11-29T16:06:00.000Z',
  recordedAt: '2026-11-29T16:06:01.000Z',
  ...change,
})
const rating = (satisfied: number) =>
  entry({ source: 'rating', recordId: `C${made++}`, tallies: { 'ratings.given': 1, 'ratings.satisfied': satisfied } })

describe('a review', () => {
  it('G1 answers null, not 0 or 100, when there is nothing to divide by', () => {
    const { figures, score, stars } = makeReview(worker, '2026-11', [], config, now)
    expect(figures.map(({ value, why }) => [value, why])).toEqual(
      config.indicators.map(() => [null, 'nothing-to-count']),
    )
    expect(figures).toHaveLength(7)
    expect({ score, stars }).toEqual({ score: null, stars: null })
  })

  it('G1 divides each indicator by its own denominator and weighs only what counted', () => {
    const closed = entry({ source: 'case', tallies: { 'cases.should-close': 1, 'cases.closed-on-time': 1 } })
    const { figures, score, stars } = makeReview(worker, '2026-11', [entry(), entry(), closed], config, now)
    expect(figures.map(({ id, value, counted }) => ({ id, value, counted }))).toEqual([
      { id: 'contact-coverage', value: 0.9, counted: true },
      { id: 'on-time-closing', value: 1, counted: true },
      { id: 'satisfaction', value: null, counted: false },
      ...['mediation-success', 'handling', 'accurate-dispatch', 'first-answer'].map((id) => ({
        id,
        value: null,
        counted: false,
      })),
    ])
    expect(score).toBeCloseTo((0.9 * 40 + 1 * 30) / 70, 4)
    expect(stars).toBe(4)
  })

  it('G3 shows satisfaction below five ratings and leaves it out of the stars', () => {
    const few = makeReview(worker, '2026-11', [entry(), ...[0, 0, 0, 0].map(rating)], config, now)
    expect(few.figures[2]).toMatchObject({ value: 0, denominator: 4, counted: false, why: 'too-few' })
    const enough = makeReview(worker, '2026-11', [entry(), ...[1, 1, 1, 1, 0].map(rating)], config, now)
    expect(enough.figures[2]).toMatchObject({ value: 0.8, denominator: 5, counted: true })
  })

  it.each([
    [0.5999, 1],
    [0.6, 2],
    [0.75, 3],
    [0.85, 4],
    [0.95, 5],
    [1, 5],
  ])('G5 a score of %f is %i stars by the published cut points', (score, stars) => {
    expect(starsOf(score, config.stars.cutPoints)).toBe(stars)
  })

  it('G1 counts each record once at its highest revision, in whatever order it was told', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([2, 3, 4, 5], { minLength: 1 }), (revs) => {
        const told = revs.map((recordRev) =>
          entry({ recordId: 'm1~2026-W48', recordRev, tallies: { 'contacts.due': 10, 'contacts.done': recordRev } }),
        )
        const { figures } = makeReview(worker, '2026-11', told, config, now)
        expect(figures[0]).toMatchObject({ numerator: Math.max(...revs), denominator: 10 })
      }),
    )
  })

  it('G1 never counts what was recorded after it was made', () => {
    expect(latestOf([entry({ recordedAt: '2026-12-01T00:00:00.000Z' })], now)).toEqual([])
  })
})

describe('confidential cases in a review', () => {
  const secret = (recordId: string) =>
    entry({ source: 'case', recordId, confidential: true, tallies: { 'cases.should-close': 1 } })
  const plain = entry({ source: 'case', recordId: 'plain', tallies: { 'cases.should-close': 1 } })
  const read = (entries: Entry[]) => {
    const review = makeReview(worker, '2026-11', entries, config, now)
    const { figures, leftOut } = explain(review, entries, config)
    const { denominator, records, withheld } = figures[1] as NonNullable<(typeof figures)[number]>
    return { denominator, named: records.map(({ recordId }) => recordId), withheld, leftOut }
  }

  it('C20 do not count while they are fewer than three: the figure would tell of them', () => {
    expect(read([plain, secret('S1'), secret('S2'), secret('S2')])).toMatchObject({ denominator: 1, withheld: 0 })
  })

  it('C20 G1 count from three on, and no explanation names them, early or late', () => {
    const late = { ...secret('S4'), recordedAt: '2026-12-02T00:00:00.000Z' }
    const told = read([plain, secret('S1'), secret('S2'), secret('S3'), late])
    expect(told).toEqual({ denominator: 4, named: ['plain'], withheld: 3, leftOut: [] })
  })
})

describe('an explanation', () => {
  it('G1 opens every figure to its records, and names what came too late', () => {
    const early = entry({ recordId: 'm1~2026-W48' })
    const late = entry({ recordId: 'm1~2026-W47', recordedAt: '2026-12-02T00:00:00.000Z' })
    const review = makeReview(worker, '2026-11', [early, late], config, now)
    const { figures, leftOut } = explain(review, [early, late], config)
    expect(figures[0]).toMatchObject({
      numeratorTally: 'contacts.done',
      records: [{ recordId: 'm1~2026-W48', href: '/v1/sheets?area=G1&period=2026-W48' }],
    })
    expect(leftOut).toEqual([expect.objectContaining({ recordId: 'm1~2026-W47' })])
  })
})
