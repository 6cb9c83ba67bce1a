import { place } from '@wangge/testing/a-room'
import { aDesk, placesOf } from '../testing/a-desk.ts'

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
    expect(taken.errors[0]?.what).toBe('m1 looks after this household; to change that, name them in replaces')
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
