import { AreaNode, CountyConfigRow, CountyConfigVersion } from '@wangge/county'
import { put, putNew } from '@wangge/table'
import { aRoom, place } from '@wangge/testing/a-room'
import { api } from '../api.ts'
import { anAssessedMonth, reviewTime } from '../testing/an-assessed-month.ts'
import { makeReview } from './domain/make.ts'
import { ReviewRow } from './table.ts'

const period = '2026-11'
// named after their village as 片区 are; one begins like the other
const [near, lookalike] = [`${place.village}-a`, `${place.village}-ab`]

/** A village with two parts whose codes begin alike, a grid in the first, and a reviewed worker in each. */
const aVillage = async () => {
  const room = await aRoom({
    api,
    people: { head: ['grid-leader', near], secretary: ['village-secretary', place.village] },
  })
  const { table, engine } = room
  const config = await engine.county.config()
  const above = [place.county, place.township, place.village]
  const grid = `${place.village}003`
  const node = (areaId: string, path: readonly string[], level: string) =>
    putNew(AreaNode, {
      areaId,
      parentId: path.at(-2),
      path: [...path],
      level,
      kind: level === 'grid' ? ('basic-grid' as const) : ('area' as const),
      name: areaId,
      code: areaId,
      from: '2026-01-01',
    })
  await table.write([
    node(near, [...above, near], 'grid'),
    node(lookalike, [...above, lookalike], 'grid'),
    node(grid, [...above, near, grid], 'grid'),
  ])
  const homes = { w1: near, w2: lookalike, w3: grid, w4: place.grid }
  await table.write(
    Object.entries(homes).map(([subjectId, areaId]) => {
      const subject = { kind: 'worker' as const, subjectId, areaId }
      const review = makeReview(subject, period, [], config, '2026-12-01T00:00:00.000Z')
      return putNew(ReviewRow, { ...review, listingAreaId: place.village })
    }),
  )
  const list = async (as: string, query: string) => {
    const { status, body } = await room.call(as, `GET /v1/reviews?period=${period}&${query}`)
    return { status, next: body.next, ids: body.items?.map(({ subjectId }: { subjectId: string }) => subjectId) }
  }
  return { ...room, list }
}

describe('reviews of an area', () => {
  it('L1 are those of its subtree: not of a neighbour whose code begins alike, and of every grid in it', async () => {
    const { list } = await aVillage()
    expect(await list('head', `area=${near}`)).toMatchObject({ status: 200, ids: ['w1', 'w3'] })
    expect((await list('secretary', `area=${place.village}`)).ids).toEqual(['w1', 'w2', 'w3', 'w4'])
    expect((await list('head', `area=${lookalike}`)).status).toBe(404)
  })

  it('L1 fill their pages though others lie between', async () => {
    const { list } = await aVillage()
    const first = await list('head', `area=${near}&limit=1`)
    expect(first.ids).toEqual(['w1'])
    expect(await list('head', `area=${near}&limit=1&after=${first.next}`)).toMatchObject({ ids: ['w3'] })
  })
})

describe('a review', () => {
  const reviewed = async () => {
    const month = await anAssessedMonth()
    await month.week('w1', { due: 10, done: 9 })
    const caseId = await month.closed({ stars: 5 })
    await month.ringAt(reviewTime)
    const open = (as: string, reviewId: string, what = '') =>
      month.call(as, `GET /v1/reviews/${encodeURIComponent(reviewId)}${what}`)
    return { ...month, caseId, open }
  }
  const [mine, grids, elsewhere] = [`${period}~worker~w1`, `${period}~grid~${place.grid}`, `${period}~worker~w3`]

  it('G1 opens to its subject and to those above, and to nobody else', async () => {
    const { open } = await reviewed()
    for (const what of ['', '/explanation']) {
      for (const who of ['w1', 'secretary', 'auditor']) expect((await open(who, mine, what)).status).toBe(200)
      expect((await open('volunteer', mine, what)).status).toBe(403)
      expect((await open('anyone', mine, what)).status).toBe(401)
      expect((await open('w3', elsewhere, what)).status).toBe(200)
      const [outside, absent] = [await open('secretary', elsewhere, what), await open('secretary', `${mine}9`, what)]
      expect([outside.status, absent.status]).toEqual([404, 404])
      expect(outside.body.detail).toBe(absent.body.detail)
      for (const who of ['w2', 'otherSecretary']) expect((await open(who, mine, what)).status).toBe(404)
    }
  })

  it('G1 stays open to its subject when they hold no post', async () => {
    const month = await anAssessedMonth()
    await month.week('mate', { areaId: place.otherGrid })
    await month.ringAt(reviewTime)
    const reviewId = `${period}~worker~mate`
    expect((await month.call('mate', `GET /v1/reviews/${reviewId}`)).body).toMatchObject({ reviewId })
    expect((await month.call('w1', `GET /v1/reviews/${reviewId}`)).status).toBe(404)
  })

  it('G1 is explained by the rules it was made by, not by later ones', async () => {
    const { open, table, engine, clock } = await reviewed()
    const config = await engine.county.config()
    const kept = await table.need(CountyConfigRow, {})
    const [, ...indicators] = config.indicators
    const later = { ...config, version: 2, indicators, stars: { ...config.stars, cutPoints: [0.1, 0.2, 0.3, 0.4] } }
    await table.write([putNew(CountyConfigVersion, config), put(CountyConfigRow, { ...kept, ...later } as typeof kept)])
    clock.now = '2026-12-01T01:00:00.000Z'
    const { body } = await open('w1', mine, '/explanation')
    expect(body.figures.map(({ id }: { id: string }) => id)).toEqual(config.indicators.map(({ id }) => id))
    expect([body.review.configVersion, body.cutPoints]).toEqual([1, config.stars.cutPoints])
  })

  it('G1 opens every figure to the records it was made from, and names what came too late', async () => {
    const { open, week, closed, caseId, clock } = await reviewed()
    clock.now = '2026-12-01T01:00:00.000Z'
    await week('w1', { due: 10, done: 10, late: 1, rev: 3 })
    await closed({ time: '2026-11-30T15:00:00.000Z' })
    for (const reviewId of [mine, grids]) {
      const { body } = await open('secretary', reviewId, '/explanation')
      const records = body.figures.map(({ records }: { records: { recordId: string }[] }) =>
        records.map(({ recordId }) => recordId),
      )
      expect(records).toEqual([['w1~2026-W47'], [caseId], [caseId], [], reviewId === grids ? [caseId] : [], [], []])
      expect(body.figures[0]).toMatchObject({ numerator: 9, denominator: 10, value: 0.9, counted: true })
      expect(body.figures[2]).toMatchObject({ value: 1, counted: false, why: 'too-few' })
      const late = reviewId === grids ? ['CASE2', 'CASE2', 'w1~2026-W47'] : ['CASE2', 'w1~2026-W47']
      expect(body.leftOut.map(({ recordId }: { recordId: string }) => recordId).toSorted()).toEqual(late)
      expect(body.rule.en).toContain('60 %, 75 %, 85 %, 95 %')
    }
  })

  it('G1 is refused by a name that is none, naming the field', async () => {
    const { open } = await reviewed()
    const { status, body } = await open('secretary', `${period}~household~H1`)
    expect([status, body.errors[0].path]).toEqual([422, 'reviewId'])
  })

  it('L1 is listed by period, area and kind, in pages, within the caller’s subtree', async () => {
    const { call } = await reviewed()
    const list = async (as: string, query: string) => {
      const { status, body } = await call(as, `GET /v1/reviews?${query}`)
      return { status, next: body.next, ids: body.items?.map(({ subjectId }: { subjectId: string }) => subjectId) }
    }
    const inVillage = `period=${period}&area=${place.village}`
    expect((await list('secretary', `${inVillage}&kind=worker`)).ids).toEqual(['w1', 'w2'])
    expect((await list('secretary', `period=${period}&area=${place.grid}&kind=team`)).ids).toEqual(['t1'])
    expect((await list('auditor', `period=${period}&area=${place.county}&kind=worker`)).ids).toEqual(['w1', 'w2', 'w3'])
    expect((await list('secretary', `period=2026-10&area=${place.village}`)).ids).toEqual([])
    const first = await list('secretary', `${inVillage}&limit=3`)
    const second = await list('secretary', `${inVillage}&limit=3&after=${first.next}`)
    expect([...first.ids, ...second.ids]).toEqual([place.grid, place.nextGrid, 't1', 'w1', 'w2'])
    expect((await list('secretary', `period=${period}&area=${place.otherVillage}`)).status).toBe(404)
    expect((await list('volunteer', `period=${period}&area=${place.grid}`)).status).toBe(403)
    expect((await list('stranger', `period=${period}&area=${place.grid}`)).status).toBe(404)
  })
})
