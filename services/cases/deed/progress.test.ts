import { place } from '@wangge/testing/a-room'
import { aCaseRoom } from '../testing/a-case-room.ts'
import { aDeed, type Item } from './testing/a-deed.ts'

const { grid } = place

describe('what is done of an item', () => {
  it('C22 of a unit is begun and reported on by that unit and those who write the list, not by other hands there', async () => {
    const room = await aCaseRoom()
    const item = await aDeed(room, { area: grid, owner: { unitId: 'u03' } })
    await item.give('secretary', 'publish')
    const more = { on: '2026-11-23', amount: 10 }
    expect((await item.give('worker', 'start')).status).toBe(403)
    expect((await item.give('clerk', 'start')).status).toBe(200)
    expect((await item.give('worker', 'progress', more)).status).toBe(403)
    expect((await item.give('secretary', 'progress', more)).status).toBe(200)
  })

  it('C22 counts from the day its period or its promise began to today, and on no other day', async () => {
    const room = await aCaseRoom()
    const [year, month] = [await aDeed(room), await aDeed(room, { period: '2026-12' })]
    for (const item of [year, month]) await item.give('secretary', 'publish')
    room.moveTo('2026-11-25T02:00:00.000Z')
    const on = async ({ give }: Item, day: string) => {
      const { status, body } = await give('secretary', 'progress', { on: day, amount: 10 })
      return [status, body.errors?.[0].path, body.errors?.[0].allowed]
    }
    expect(await on(month, '2020-12-05')).toEqual([422, 'on', { min: '2026-11-23' }])
    expect(await on(month, '2026-11-22')).toEqual([422, 'on', { min: '2026-11-23' }])
    expect(await on(year, '2025-12-31')).toEqual([422, 'on', { min: '2026-01-01' }])
    expect(await on(month, '2026-11-26')).toEqual([422, 'on', { max: '2026-11-25' }])
    expect([(await on(month, '2026-11-23'))[0], (await on(year, '2026-01-01'))[0]]).toEqual([200, 200])
  })
})
