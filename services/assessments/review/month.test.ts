import { postFilled, postVacated } from '@wangge/members/contract'
import { place } from '@wangge/testing/a-room'
import { anAssessedMonth, reviewTime } from '../testing/an-assessed-month.ts'
import { ReviewRow } from './table.ts'

const idsOf = (facts: readonly { subject: string }[]) => facts.map(({ subject }) => subject).toSorted()
const everybody = [
  `2026-11~grid~${place.grid}`,
  `2026-11~grid~${place.nextGrid}`,
  `2026-11~grid~${place.otherGrid}`,
  '2026-11~team~t1',
  '2026-11~worker~w1',
  '2026-11~worker~w2',
  '2026-11~worker~w3',
]

describe('the first of the month', () => {
  it('G5 reviews every worker, grid and team from the month’s records, and tells each', async () => {
    const { week, closed, ringAt, made, table } = await anAssessedMonth()
    await week('w1', { due: 10, done: 10 })
    await week('w2', { due: 10, done: 6, areaId: place.nextGrid })
    for (let n = 0; n < 5; n++) await closed({ stars: n < 4 ? 5 : 1, onTime: n > 0 })
    await ringAt(reviewTime)
    expect(idsOf(made())).toEqual(everybody)
    const figuresOf = async (reviewId: string) => {
      const { stars, score, figures, madeAt } = await table.need(ReviewRow, { reviewId })
      return { stars, score, madeAt, values: figures.map(({ value }) => value) }
    }
    const all = { stars: 4, score: 0.88, madeAt: reviewTime, values: [1, 0.8, 0.8, null, null, null, null] }
    expect(await figuresOf('2026-11~worker~w1')).toEqual(all)
    // what was found is counted for the grid: all five were handled
    const ofGrid = { ...all, score: 0.8909, values: [1, 0.8, 0.8, null, 1, null, null] }
    expect(await figuresOf(`2026-11~grid~${place.grid}`)).toEqual(ofGrid)
    expect(await figuresOf('2026-11~team~t1')).toEqual(ofGrid)
    expect(await figuresOf('2026-11~worker~w2')).toMatchObject({ stars: 2, values: [0.6, ...Array(6).fill(null)] })
    expect(await figuresOf('2026-11~worker~w3')).toMatchObject({ stars: null, score: null })
    expect(made().find(({ subject }) => subject === '2026-11~worker~w1')?.data).toEqual({
      reviewId: '2026-11~worker~w1',
      subjectKind: 'worker',
      subjectId: 'w1',
      areaId: place.grid,
      period: '2026-11',
      score: 0.88,
      stars: 4,
    })
  })

  it('G6 a review stays as it was made: no second ring and no later record changes it', async () => {
    const { week, ringAt, made, table, driver } = await anAssessedMonth()
    await week('w1', { due: 10, done: 5 })
    await ringAt(reviewTime)
    const rows = () => driver.database.prepare("SELECT * FROM rows WHERE e = 'review' ORDER BY pk").all()
    const before = rows()
    await week('w1', { due: 10, done: 10, rev: 3 })
    for (const at of [reviewTime, '2026-12-01T01:00:00.000Z', '2026-12-05T01:00:00.000Z']) await ringAt(at)
    expect(rows()).toEqual(before)
    expect(made()).toHaveLength(everybody.length)
    expect(await table.need(ReviewRow, { reviewId: '2026-11~worker~w1' })).toMatchObject({ stars: 1, rev: 1 })
  })

  it('promise 3 makes up for a month in which nobody rang, and reviews each by its own records', async () => {
    const { week, ringAt, made, table } = await anAssessedMonth()
    await ringAt('2026-10-31T16:30:00.000Z')
    await week('w1', { due: 10, done: 10 })
    await week('w1', { period: '2026-W50', due: 10, done: 8 })
    await ringAt('2026-12-31T16:30:00.000Z')
    expect(idsOf(made())).toEqual([...everybody, ...everybody.map((id) => id.replace('2026-11', '2026-12'))].toSorted())
    for (const [reviewId, stars] of [
      ['2026-11~worker~w1', 5],
      ['2026-12~worker~w1', 3],
    ] as const)
      expect(await table.need(ReviewRow, { reviewId })).toMatchObject({ stars })
  })

  it('G5 leaves out who had left before the month, and takes in who came back or owes contacts without a post', async () => {
    const { week, tell, ringAt, made } = await anAssessedMonth()
    const post = { role: 'grid-worker', areaId: place.grid, from: '2025-12-31T16:00:00.000Z' } as const
    const to = '2026-09-30T16:00:00.000Z'
    for (const memberId of ['gone', 'back', 'mate']) {
      const [first, second] = [`${memberId}~1`, `${memberId}~2`]
      await tell(postFilled, { ...post, memberId }, { subject: first })
      await tell(postVacated, { ...post, memberId, to }, { subject: first, rev: 2 })
      const again = { ...post, memberId, from: '2026-11-14T16:00:00.000Z' }
      if (memberId === 'back') await tell(postFilled, again, { subject: second })
    }
    await week('mate')
    await week('new', { areaId: place.otherGrid })
    await ringAt(reviewTime)
    const more = ['back', 'mate', 'new'].map((id) => `2026-11~worker~${id}`)
    expect(idsOf(made())).toEqual([...everybody, ...more].toSorted())
  })

  it('G1 counts a week that ends with the month, in the review of that night', async () => {
    const { week, ringAt, table, clock } = await anAssessedMonth()
    // Sunday, 31 January 2027
    clock.now = '2027-01-31T16:06:00.000Z'
    await week('new', { period: '2027-W04', due: 4, done: 4 })
    await ringAt('2027-01-31T16:30:00.000Z')
    const review = await table.need(ReviewRow, { reviewId: '2027-01~worker~new' })
    expect(review).toMatchObject({ stars: 5, areaId: place.grid })
  })
})
