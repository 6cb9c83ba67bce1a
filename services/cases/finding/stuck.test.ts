import { Posts } from '@wangge/access'
import { put } from '@wangge/table'
import { place } from '@wangge/testing/a-room'
import { aCaseRoom, anOpenedCase } from '../testing/a-case-room.ts'

const { village, grid, nextGrid, otherGrid, township } = place
const rules = [
  { ruleId: 'lamps-by-night', category: 'facility-lamp', hours: { from: '18:00', to: '08:00' }, unitId: 'u04' },
  { ruleId: 'lamps', category: 'facility-lamp', area: township, unitId: 'u03' },
]

describe('stuck cases', () => {
  it('C10 lists what has no owner or no movement for days, and nothing else', async () => {
    const room = await aCaseRoom()
    const still = await anOpenedCase(room)
    const moving = await anOpenedCase(room, { gridCode: nextGrid })
    await anOpenedCase(room, { gridCode: otherGrid })
    const list = async (query = '', who: 'secretary' | 'volunteer' = 'secretary') => {
      const { status, body } = await room.call(who, `GET /v1/stuck-cases?area=${village}${query}`)
      return status === 200
        ? body.items.map(({ caseId, why }: { caseId: string; why: string[] }) => [caseId, why])
        : status
    }
    expect(await list()).toEqual([])
    room.moveTo('2026-11-29T02:00:00.000Z')
    await moving.give('neighbour', 'accept')
    room.moveTo('2026-11-30T02:00:00.000Z')
    expect(await list()).toEqual([[still.number, ['no-movement']]])
    expect(await list('&days=8')).toEqual([])
    await still.give('leader', 'urge', { note: '请尽快' })
    expect(await list()).toEqual([[still.number, ['no-movement']]])
    const posts = await room.table.need(Posts, { areaId: grid })
    await room.table.write([put(Posts, { ...posts, posts: [] })])
    expect(await list()).toEqual([[still.number, ['no-owner', 'no-movement']]])
    expect(await list('&days=0')).toBe(422)
    expect(await list('', 'volunteer')).toBe(404)
  })
})

describe('a case that has become stuck', () => {
  it('C10 is told once, the day it does, whatever the timer does; and again when it stands still again', async () => {
    const room = await aCaseRoom()
    const still = await anOpenedCase(room)
    const found = () => room.told().filter(({ type }) => type === 'cases.case-found-stuck.v1')
    await room.ring('find-stuck-cases')
    expect(found()).toEqual([])
    room.moveTo('2026-11-30T02:00:00.000Z')
    await Promise.all([room.ring('find-stuck-cases'), room.ring('find-stuck-cases')])
    room.moveTo('2026-12-01T02:00:00.000Z')
    await room.ring('find-stuck-cases')
    expect(found().map(({ data }) => [data.caseId, data.why])).toEqual([[still.number, ['no-movement']]])
    await still.give('worker', 'accept')
    room.moveTo('2026-12-09T02:00:00.000Z')
    await room.ring('find-stuck-cases')
    expect(found()).toHaveLength(2)
  })
})

describe('dispatching by rules', () => {
  it('C7 says where a case would go and why, by the county’s rules or others to be tried', async () => {
    const room = await aCaseRoom({ cases: { dispatch: rules } })
    const preview = async (more: object = {}, who: 'secretary' | 'worker' = 'secretary') => {
      const body = { area: grid, category: 'facility-lamp', ...more }
      return room.call(who, 'POST /v1/dispatch-rules/preview', body)
    }
    expect((await preview()).body).toEqual({
      unitId: 'u03',
      ruleId: 'lamps',
      present: true,
      tried: [
        { ruleId: 'lamps-by-night', misses: ['hours'] },
        { ruleId: 'lamps', misses: [] },
      ],
    })
    expect((await preview({ at: '2026-11-23T20:00:00+08:00' })).body.unitId).toBe('u04')
    expect((await preview({ category: 'facility-drain' })).body.unitId).toBeUndefined()
    const { body: nobody } = await preview({ rules: [{ ruleId: 'all', unitId: 'u09' }] })
    expect([nobody.unitId, nobody.present]).toEqual(['u09', false])
    expect((await preview({}, 'worker')).status).toBe(403)
    expect((await preview({ area: otherGrid })).status).toBe(404)
  })

  it('C7 sends by the first rule that holds when nobody names a unit, and refuses when none does', async () => {
    const room = await aCaseRoom({ cases: { dispatch: rules } })
    const it = await anOpenedCase(room)
    await it.give('worker', 'accept')
    expect((await it.give('secretary', 'dispatch', {})).body).toMatchObject({ holder: { unitId: 'u03' } })
    expect(room.told().at(-1)?.data).toMatchObject({ unitId: 'u03', ruleId: 'lamps' })
    const other = await anOpenedCase(room, { category: 'facility-drain' })
    await other.give('worker', 'accept')
    const { status, body } = await other.give('secretary', 'dispatch', {})
    expect([status, body.errors[0].path]).toEqual([422, 'unitId'])
  })
})
