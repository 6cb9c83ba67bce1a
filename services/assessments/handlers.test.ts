import { AreaNode } from '@wangge/county'
import { putNew } from '@wangge/table'
import { aRoom, place } from '@wangge/testing/a-room'
import { api } from './api.ts'
import { makeReview } from './domain/review.ts'
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
      const subject = {
        kind: 'worker' as const,
        subjectId,
        areaId,
        listingAreaId: place.village,
        since: '2026-01-01',
        factRev: 1,
      }
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
