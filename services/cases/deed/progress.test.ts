import { place } from '@wangge/testing/a-room'
import { aCaseRoom } from '../testing/a-case-room.ts'
import { aDeed } from './testing/a-deed.ts'

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
})
