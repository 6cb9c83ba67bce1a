import { Posts } from '@wangge/access'
import { put } from '@wangge/table'
import { place } from '@wangge/testing/a-room'
import { aCaseRoom, anOpenedCase, type CaseRoom } from '../testing/a-case-room.ts'

const { grid, village, township, county } = place

/** Nobody is in any post of these areas. */
const empty = async ({ table }: CaseRoom, ...areaIds: string[]) => {
  for (const areaId of areaIds) {
    const posts = await table.need(Posts, { areaId })
    await table.write([put(Posts, { ...posts, posts: [] })])
  }
}
const read = async (room: CaseRoom, number: string) => (await room.call('boss', `GET /v1/cases/${number}`)).body

describe('posts that nobody fills', () => {
  it('C2 an emergency goes to the nearest level that has somebody, at once, and says so', async () => {
    const room = await aCaseRoom()
    await empty(room, grid, village)
    const { number } = await anOpenedCase(room, { category: 'hazard-gas' })
    expect(await read(room, number)).toMatchObject({
      level: 'township',
      holder: { role: 'township-official', areaId: township },
    })
    expect(room.told().at(-1)?.data).toMatchObject({ class: 'emergency', passedOver: ['grid', 'village'] })
    const { entries } = (await room.call('auditor', `GET /v1/cases/${number}/ledger`)).body
    expect(entries[0].facts).toMatchObject({ passedOver: ['grid', 'village'] })
  })

  it('C10 anything else starts above after one limit of its own level, not one a level', async () => {
    const room = await aCaseRoom()
    await empty(room, grid, village, township)
    const { number } = await anOpenedCase(room)
    const { level, dueAt } = await read(room, number)
    expect(level).toBe('grid')
    room.moveTo(new Date(Date.parse(dueAt) - 1).toISOString())
    await room.ring()
    expect(await read(room, number)).toMatchObject({ level: 'grid' })
    room.moveTo(dueAt)
    await Promise.all([room.ring(), room.ring()])
    expect(await read(room, number)).toMatchObject({
      level: 'county',
      holder: { role: 'county-leader', areaId: county },
      limit: { step: 'accept' },
    })
    expect(room.told().at(-1)?.data).toMatchObject({ by: 'timer', passedOver: ['village', 'township'] })
  })

  it('C10 stays with whoever came meanwhile, and urges them', async () => {
    const room = await aCaseRoom()
    await empty(room, grid, village, township)
    const { number } = await anOpenedCase(room)
    const { dueAt } = await read(room, number)
    const posts = await room.table.need(Posts, { areaId: grid })
    const here = [{ role: 'grid-leader' as const, memberId: 'leader', from: '2026-01-01T00:00:00.000Z' }]
    await room.table.write([put(Posts, { ...posts, posts: here })])
    room.moveTo(new Date(Date.parse(dueAt) + 120_000).toISOString())
    await room.ring()
    expect(room.told().at(-1)).toMatchObject({ type: 'cases.case-fell-back.v1', data: { level: 'grid' } })
    await room.ring()
    expect(room.told().at(-1)).toMatchObject({ type: 'cases.case-urged.v1', data: { level: 'grid' } })
    expect(await read(room, number)).toMatchObject({ level: 'grid', holder: { role: 'grid-leader' } })
  })

  it('C2 one that is found to be an emergency waits there no longer', async () => {
    const room = await aCaseRoom()
    await empty(room, grid, village)
    const { number, give } = await anOpenedCase(room)
    expect(await read(room, number)).toMatchObject({ level: 'grid' })
    expect((await give('official', 'accept', { class: 'emergency' })).body).toMatchObject({
      level: 'township',
      holder: { role: 'township-official', memberId: 'official' },
    })
  })

  it('C10 hands up over empty levels by hand as well', async () => {
    const room = await aCaseRoom()
    await empty(room, village)
    const { number, give } = await anOpenedCase(room)
    await give('worker', 'hand-up', { reason: '要协调' })
    expect(await read(room, number)).toMatchObject({ level: 'township' })
    expect(room.told().at(-1)?.data).toMatchObject({ passedOver: ['village'] })
  })
})
