import { place } from '@wangge/testing/a-room'
import { aDesk, placesOf } from '../testing/a-desk.ts'

describe('teams', () => {
  const header = 'ref,name,gridCode,kind,memberRefs\n'
  const file = `${header}t1,第一网格先锋队,${place.grid},先锋服务队,m1;m4\nt2,义警,${place.otherGrid},义警,m3\n`

  it('B4 L3 are formed once, and a second load changes nothing', async () => {
    const { load, factsOf } = await aDesk()
    expect(await load('teams', file)).toMatchObject({ added: 2 })
    expect(factsOf('team-formed').map(({ data }) => data)).toContainEqual({ teamId: 't1', areaId: place.grid, size: 2 })
    expect(await load('teams', file)).toMatchObject({ unchanged: 2 })
    expect(await load('teams', file.replace('m1;m4', 'm1；m4;m4'))).toMatchObject({ unchanged: 2 })
    expect(await load('teams', file.replace('m1;m4', 'm1'))).toMatchObject({ changed: 1 })
    expect(factsOf('team-formed')).toHaveLength(2)
  })

  it('B4 L3 refuse members and areas that are not', async () => {
    const { load } = await aDesk()
    const bad = `${header}t1,甲,${place.grid},乙,m1;m8;m9\nt2,甲,999999,乙,m1\nt3,甲,${place.grid},乙,;\n`
    const result = await load('teams', bad)
    expect(placesOf(result)).toEqual([
      [2, 'memberRefs'],
      [3, 'gridCode'],
      [4, 'memberRefs'],
    ])
    expect(result.errors[0].what).toContain('m8, m9')
  })

  it('B4 L1 are read within the caller’s subtree', async () => {
    const { load, call } = await aDesk()
    await load('teams', file)
    expect((await call('secretary', 'GET /v1/teams')).body.items).toEqual([
      { teamId: 't1', name: '第一网格先锋队', kind: '先锋服务队', size: 2, areaId: place.grid },
    ])
    expect((await call('m1', 'GET /v1/teams/t1')).body).toMatchObject({ memberIds: ['m1', 'm4'], areaId: place.grid })
    for (const absent of ['t2', 't9']) expect((await call('m1', `GET /v1/teams/${absent}`)).status).toBe(404)
  })
})
