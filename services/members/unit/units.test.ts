import { place } from '@wangge/testing/a-room'
import { aDesk, placesOf } from '../testing/a-desk.ts'

describe('units', () => {
  const file = `ref,name,areaCode,kind
u1,镇执法队,${place.township},执法
u2,甲村卫生室,${place.village},卫生
`
  it('L3 are imported, and a second load changes nothing', async () => {
    const { load } = await aDesk()
    expect(await load('units', file, true)).toMatchObject({ added: 2 })
    expect(await load('units', file)).toMatchObject({ added: 2 })
    expect(await load('units', file)).toMatchObject({ unchanged: 2, added: 0 })
    expect(await load('units', file.replace('卫生室', '诊所'))).toMatchObject({ unchanged: 1, changed: 1 })
    expect(placesOf(await load('units', 'ref,name,areaCode,kind\nu3,甲,999999,乙\n'))).toEqual([[2, 'areaCode']])
  })

  it('L1 are listed within the caller’s subtree', async () => {
    const { load, call } = await aDesk()
    await load('units', file)
    const idsOf = async (as: string, query = '') =>
      (await call(as, `GET /v1/units${query}`)).body.items.map(({ unitId }: { unitId: string }) => unitId)
    expect(await idsOf('admin')).toEqual(['u1', 'u2'])
    expect(await idsOf('secretary')).toEqual(['u2'])
    expect((await call('admin', `GET /v1/units?area=${place.village}`)).body.items).toEqual([
      { unitId: 'u2', name: '甲村卫生室', kind: '卫生', areaId: place.village },
    ])
    expect((await call('secretary', `GET /v1/units?area=${place.township}`)).status).toBe(404)
  })
})
