import { Posts, Rights, UnitPosts } from '@wangge/access'
import { place } from '@wangge/testing/a-room'
import { aDesk, file, header } from './testing/a-posts-desk.ts'

describe('importing appointments', () => {
  it('B1 L3 fills posts, many of one person, and a second load changes nothing', async () => {
    const { load, table, facts } = await aDesk()
    expect(await load('appointments', file)).toMatchObject({ rows: 6, added: 6, refused: 0, warnings: [] })
    const rights = await table.get(Rights, { memberId: 'm1' })
    expect(rights?.grants).toEqual([
      { role: 'grid-worker', areaId: place.grid, from: '2025-12-31T16:00:00.000Z' },
      {
        role: 'grid-leader',
        areaId: place.nextGrid,
        from: '2025-12-31T16:00:00.000Z',
        to: '2026-12-31T16:00:00.000Z',
      },
    ])
    expect(
      (await table.get(Posts, { areaId: place.grid }))?.posts.map(({ role, memberId }) => [role, memberId]),
    ).toEqual([
      ['grid-worker', 'm1'],
      ['grid-leader', 'm2'],
    ])
    expect((await table.get(Posts, { areaId: place.township }))?.posts).toMatchObject([
      { role: 'duty', memberId: 'm3' },
    ])
    expect((await table.get(UnitPosts, { unitId: 'u1' }))?.posts).toMatchObject([
      { role: 'department', memberId: 'm3' },
    ])
    expect((await table.get(Rights, { memberId: 'm3' }))?.grants).toMatchObject([
      { role: 'department', unitId: 'u1' },
      { role: 'duty', areaId: place.township },
    ])
    const told = facts()
    expect(await load('appointments', file)).toMatchObject({ rows: 6, added: 0, unchanged: 6 })
    expect(facts()).toEqual(told)
  })

  it('B1 tells who fills which post', async () => {
    const { load, postFacts } = await aDesk()
    await load('appointments', file)
    expect(postFacts()).toContainEqual({
      type: 'members.post-filled.v1',
      areaId: place.township,
      role: 'department',
      memberId: 'm3',
      unitId: 'u1',
      from: '2025-12-31T16:00:00.000Z',
    })
  })

  it('L3 ends a post whose end the file now knows', async () => {
    const { load, table, postFacts } = await aDesk()
    await load('appointments', file)
    const ending = `${header}m1,grid-worker,${place.grid},,2026-01-01,2026-10-31\n`
    expect(await load('appointments', ending)).toMatchObject({ changed: 1 })
    expect((await table.get(Rights, { memberId: 'm1' }))?.grants.map(({ role }) => role)).toEqual(['grid-leader'])
    expect(postFacts().slice(-2)).toMatchObject([
      { type: 'members.post-vacated.v1', to: '2026-10-31T16:00:00.000Z' },
      { type: 'members.post-left.v1', to: '2026-10-31T16:00:00.000Z' },
    ])
    expect(await load('appointments', file)).toMatchObject({ unchanged: 6 })
  })

  it('L3 refuses bad rows by number and field, and warns of a second leader', async () => {
    const { load } = await aDesk()
    await load('appointments', file)
    const more = `${header}m9,grid-worker,${place.grid},,2026-01-01,
m1,grid-worker,999999,,2026-01-01,
m1,mayor,${place.grid},,2026-01-01,
m1,department,${place.township},,2026-01-01,
m1,department,${place.township},u9,2026-01-01,
m1,grid-worker,${place.grid},u1,2026-02-30,
m1,grid-worker,${place.grid},,2026-02-01,2026-01-01
m1,grid-leader,${place.grid},,2026-07-01,
`
    const { added, refused, errors, warnings } = await load('appointments', more)
    expect([added, refused]).toEqual([1, 7])
    expect(errors.map(({ row, field }: { row: number; field: string }) => [row, field])).toEqual([
      [2, 'memberRef'],
      [3, 'areaCode'],
      [4, 'role'],
      [5, 'unitRef'],
      [6, 'unitRef'],
      [7, 'from'],
      [8, 'to'],
    ])
    expect(warnings).toMatchObject([{ row: 9, field: 'role' }])
  })

  it('L3 judges a dry run and writes nothing', async () => {
    const { load, table } = await aDesk()
    expect(await load('appointments', file, true)).toMatchObject({ added: 6 })
    expect(await table.get(Rights, { memberId: 'm1' })).toBeUndefined()
  })
})
