import { place } from '@wangge/testing/a-room'
import { aCaseRoom, type CaseRoom, type Who } from '../testing/a-case-room.ts'
import { aDeed, deedsListed, finish } from './testing/a-deed.ts'

const { county, township, village, otherVillage, grid, nextGrid } = place

describe('figures of deed lists', () => {
  const some = async (room: CaseRoom) => {
    const items = {
      done: await aDeed(room),
      open: await aDeed(room, { period: '2026-Q4', quantity: { amount: 30, unit: 'households' } }),
      overdue: await aDeed(room, { dueOn: '2026-11-22' }),
      cancelled: await aDeed(room),
      draft: await aDeed(room),
      member: await aDeed(room, { list: 'member', area: grid, owner: { role: 'grid-worker', areaId: grid } }),
      elsewhere: await aDeed(
        room,
        { area: otherVillage, owner: { role: 'village-secretary', areaId: otherVillage } },
        'otherSecretary',
      ),
      lastYear: await aDeed(room, { period: '2025', dueOn: '2025-12-20' }),
    }
    await finish(items.done)
    for (const name of ['open', 'overdue', 'cancelled', 'member', 'lastYear'] as const)
      await items[name].give('secretary', 'publish')
    await items.elsewhere.give('otherSecretary', 'publish')
    await items.cancelled.give('secretary', 'cancel', { reason: '并入县级工程' })
    return items
  }

  it('C22 count by area, period and list, and open to the very items they count', async () => {
    const room = await aCaseRoom()
    await some(room)
    const figuresOf = async (query: string, as: Who = 'official') =>
      (await room.call(as, `GET /v1/deed-figures?${query}`)).body
    const expected = { items: 3, done: 1, open: 2, overdue: 1, cancelled: 1, percent: 33.33, rate: 1 / 3 }
    const figures = await figuresOf(`area=${village}&period=2026&list=organisation`)
    expect(figures).toMatchObject(expected)
    expect(figures.quantities).toEqual([
      { unit: 'households', planned: 30, done: 0 },
      { unit: 'metres', planned: 1200, done: 600 },
    ])
    expect(await figuresOf(`area=${grid}`)).toMatchObject({ items: 1, done: 0, rate: 0 })
    expect(await figuresOf(`area=${nextGrid}`)).toMatchObject({ items: 0, rate: null, percent: null, quantities: [] })
    expect(await figuresOf(`area=${village}&period=2026-Q4`)).toMatchObject({ items: 1, done: 0 })
    expect(await figuresOf('', 'boss')).toMatchObject({ items: 6 })
    expect(await figuresOf('', 'worker')).toMatchObject({ items: 1 })

    for (const query of ['', `area=${village}&period=2026&list=organisation`, 'period=2026', `area=${township}`]) {
      const counted = await figuresOf(query)
      for (const [figure, line] of Object.entries(counted.lists)) {
        const { body } = await room.call('official', `GET ${line}&limit=100`)
        expect([line, body.items.length]).toEqual([line, counted[figure]])
      }
    }
  })

  it('C22 are refused outside the subtree, and for a period that is none', async () => {
    const room = await aCaseRoom()
    const ask = async (as: Who, query: string) => (await room.call(as, `GET /v1/deed-figures?${query}`)).status
    expect(await ask('worker', `area=${village}`)).toBe(404)
    expect(await ask('volunteer', '')).toBe(403)
    expect(await ask('official', 'period=2026-13')).toBe(422)
    expect(await ask('boss', `area=${county}`)).toBe(200)
    expect((await room.call('official', 'GET /v1/deeds?period=2026-13')).status).toBe(422)
  })

  it('C22 a list that the county does not have is refused and the ones it has are named', async () => {
    const room = await aCaseRoom()
    for (const path of ['/v1/deeds', '/v1/deed-figures'] as const) {
      const { status, body } = await room.call('official', `GET ${path}?list=wishes`)
      expect([path, status, body.errors[0].path]).toEqual([path, 422, 'list'])
      expect(body.errors[0].allowed).toEqual(['organisation', 'member', 'problem'])
    }
  })

  it('C22 lists run by period and due date, page by page', async () => {
    const room = await aCaseRoom()
    await some(room)
    const whole = await deedsListed(room, `area=${village}&period=2026&limit=100`)
    const pages: string[] = []
    for (let after = ''; ; ) {
      const { body } = await room.call('secretary', `GET /v1/deeds?area=${village}&period=2026&limit=2${after}`)
      pages.push(...body.items.map(({ deedId }: { deedId: string }) => deedId))
      if (body.next === undefined) break
      after = `&after=${encodeURIComponent(body.next)}`
    }
    expect([pages, pages.length]).toEqual([whole, 6])
  })
})
