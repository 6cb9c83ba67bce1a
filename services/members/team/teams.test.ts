import { aRoom, place } from '@wangge/testing/a-room'
import { api } from '../api.ts'

const people = {
  admin: ['county-admin', place.county],
  secretary: ['village-secretary', place.village],
  m1: ['grid-worker', place.grid],
  m2: ['grid-worker', place.nextGrid],
  m3: ['grid-worker', place.otherGrid],
} as const
const members = `ref,name,phone,areaCode
m1,张小兰,10012345671,${place.grid}
m2,王强,10012345672,${place.village}
m3,李梅,10012345673,${place.otherGrid}
m4,赵刚,10012345674,${place.grid}
`
const aDesk = async () => {
  const room = await aRoom({ api, people })
  const load = async (kind: string, csv: string, dryRun = false) =>
    (await room.call('admin', `POST /v1/imports/${kind}?dryRun=${dryRun}`, { body: csv })).body
  await load('members', members)
  const factsOf = (type: string) => room.facts().flatMap((fact) => (fact.type === `members.${type}.v1` ? [fact] : []))
  return { ...room, load, factsOf }
}
type Faults = { row: number; field: string }[]
const placesOf = ({ errors }: { errors: Faults }) => errors.map(({ row, field }) => [row, field])

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

describe('household links', () => {
  const header = 'memberRef,householdRef,frequency\n'
  const file = `${header}m1,h1,weekly\nm1,h2,\nm2,h3,twice-weekly\nm3,h4,weekly\n`

  it('E1 L3 give every household its worker, and a second load changes nothing', async () => {
    const { load, factsOf } = await aDesk()
    expect(await load('links', file, true)).toMatchObject({ added: 4 })
    expect(factsOf('household-linked')).toEqual([])
    expect(await load('links', file)).toMatchObject({ added: 4, refused: 0, warnings: [] })
    expect(factsOf('household-linked').map(({ data }) => data)).toEqual([
      { memberId: 'm1', householdId: 'h1', areaId: place.grid, frequency: 'weekly' },
      { memberId: 'm1', householdId: 'h2', areaId: place.grid, frequency: 'weekly' },
      { memberId: 'm2', householdId: 'h3', areaId: place.nextGrid, frequency: 'twice-weekly' },
      { memberId: 'm3', householdId: 'h4', areaId: place.otherGrid, frequency: 'weekly' },
    ])
    expect(await load('links', file)).toMatchObject({ unchanged: 4, added: 0 })
    expect(factsOf('household-linked')).toHaveLength(4)
  })

  it('E1 refuse a second worker, unless the row names whom it replaces', async () => {
    const { load, factsOf } = await aDesk()
    await load('links', file)
    const taken = await load('links', `${header}m3,h1,weekly\nm9,h5,weekly\nm1,h6,daily\n`)
    expect(placesOf(taken)).toEqual([
      [2, 'householdRef'],
      [3, 'memberRef'],
      [4, 'frequency'],
    ])
    expect(taken.errors[0]).toMatchObject({ allowed: { replaces: 'm1' } })
    const handover = 'memberRef,householdRef,frequency,replaces\nm3,h1,weekly,m1\n'
    expect(await load('links', handover)).toMatchObject({ changed: 1 })
    expect(factsOf('household-unlinked')).toMatchObject([
      { rev: 2, subject: 'h1', data: { memberId: 'm1', householdId: 'h1', areaId: place.grid } },
    ])
    expect(factsOf('household-linked').at(-1)).toMatchObject({
      rev: 2,
      data: { memberId: 'm3', householdId: 'h1', areaId: place.otherGrid },
    })
    expect(await load('links', handover)).toMatchObject({ unchanged: 1 })
  })

  it('E1 are told anew when they are due at another frequency', async () => {
    const { load, factsOf } = await aDesk()
    await load('links', file)
    expect(await load('links', `${header}m1,h1,twice-weekly\n`)).toMatchObject({ changed: 1 })
    expect(factsOf('household-linked').at(-1)).toMatchObject({ rev: 2, data: { frequency: 'twice-weekly' } })
    expect(factsOf('household-unlinked')).toEqual([])
  })

  it('E1 warn of more than 15 households, once, and refuse none', async () => {
    const { load } = await aDesk()
    const rows = (from: number, to: number) =>
      header + Array.from({ length: to - from }, (_, n) => `m1,h${from + n},weekly\n`).join('')
    expect(await load('links', rows(0, 15))).toMatchObject({ added: 15, warnings: [] })
    expect(await load('links', rows(15, 40))).toMatchObject({
      added: 25,
      warnings: [{ row: 2, field: 'memberRef', what: 'Looks after more than 15 households' }],
    })
  })

  it('E1 L1 are shown to the worker and to those above', async () => {
    const { load, call } = await aDesk()
    await load('links', file)
    const first = { householdId: 'h1', memberId: 'm1', areaId: place.grid, frequency: 'weekly' }
    expect((await call('m1', 'GET /v1/household-links?member=m1&limit=1')).body).toEqual({
      items: [first],
      next: expect.any(String),
    })
    expect((await call('secretary', 'GET /v1/household-links?member=m1')).body.items).toHaveLength(2)
    for (const absent of ['m3', 'm9'])
      expect((await call('secretary', `GET /v1/household-links?member=${absent}`)).status).toBe(404)
    expect((await call('m1', 'GET /v1/household-links')).body.errors[0].path).toBe('member')
  })
})
