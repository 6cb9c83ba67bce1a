import { Posts, Rights, UnitPosts } from '@wangge/access'
import { aRoom, place } from '@wangge/testing/a-room'
import { api } from '../api.ts'

const people = {
  admin: ['county-admin', place.county],
  secretary: ['village-secretary', place.village],
  stranger: ['grid-worker', place.otherGrid],
} as const
const members = `ref,name,phone,areaCode
m1,张小兰,10012345671,${place.grid}
m2,王强,10012345672,${place.grid}
m3,李梅,10012345673,${place.otherGrid}
`
const header = 'memberRef,role,areaCode,unitRef,from,to\n'
const file = `${header}m1,grid-worker,${place.grid},,2026-01-01,
m1,grid-leader,${place.nextGrid},,2026-01-01,2026-12-31
m2,grid-leader,${place.grid},,2026-06-01,
m3,department,${place.township},u1,2026-01-01,
m3,duty,${place.township},,2026-01-01,
m2,volunteer,${place.grid},,2026-01-01,
`
const body = { memberId: 'm2', role: 'grid-worker', areaId: place.grid, from: '2026-11-01' }

const aDesk = async () => {
  const room = await aRoom({ api, people })
  const { call, facts } = room
  const load = async (kind: string, csv: string, dryRun = false) =>
    (await call('admin', `POST /v1/imports/${kind}?dryRun=${dryRun}`, { body: csv })).body
  await load('members', members)
  await load('units', `ref,name,areaCode,kind\nu1,执法队,${place.township},执法\n`)
  const postFacts = () =>
    facts().flatMap(({ type, data }) => (type.startsWith('members.post-') ? [{ type, ...data }] : []))
  return { ...room, load, postFacts }
}

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
    expect(postFacts().at(-1)).toMatchObject({ type: 'members.post-vacated.v1', to: '2026-10-31T16:00:00.000Z' })
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

describe('filling a post', () => {
  it('B1 grants the right with the post, in one write with what happened', async () => {
    const { call, postFacts } = await aDesk()
    expect((await call('m2', `GET /v1/members?area=${place.grid}`)).status).toBe(404)
    const filled = await call('admin', 'POST /v1/appointments', { body })
    expect(filled).toMatchObject({
      status: 201,
      body: { ...body, appointmentId: `m2~grid-worker~${place.grid}~2026-11-01`, warnings: [] },
    })
    expect((await call('m2', `GET /v1/members?area=${place.grid}`)).status).toBe(200)
    expect(postFacts()).toHaveLength(1)
    // the same again is the same, and happens once
    expect(await call('admin', 'POST /v1/appointments', { body })).toMatchObject({ status: 201, body: filled.body })
    expect(postFacts()).toHaveLength(1)
  })

  it('B1 begins today unless told, and at its date when that lies ahead', async () => {
    const { call, clock } = await aDesk()
    const { from: _, ...today } = body
    expect((await call('admin', 'POST /v1/appointments', { body: today })).body.from).toBe('2026-11-30')
    await call('admin', 'POST /v1/appointments', { body: { ...body, memberId: 'm3', from: '2026-12-01' } })
    expect((await call('m3', `GET /v1/members?area=${place.grid}`)).status).toBe(404)
    clock.now = '2026-11-30T16:00:00.000Z'
    expect((await call('m3', `GET /v1/members?area=${place.grid}`)).status).toBe(200)
  })

  it('B1 warns of a second leader, in the caller’s language, and appoints all the same', async () => {
    const { call, load } = await aDesk()
    await load('appointments', file)
    const second = { ...body, memberId: 'm1', role: 'grid-leader' }
    const headers = { 'accept-language': 'zh-CN' }
    const { status, body: answer } = await call('admin', 'POST /v1/appointments', { body: second, headers })
    expect([status, answer.warnings]).toEqual([201, ['该区域此岗位已有人任职']])
  })

  it('many fill posts at one area at the same time, and none is lost', async () => {
    const { call, load, table } = await aDesk()
    const rows = Array.from(
      { length: 12 },
      (_, n) => `w${n},张三,100555500${String(n).padStart(2, '0')},${place.grid}\n`,
    )
    expect(await load('members', `ref,name,phone,areaCode\n${rows.join('')}`)).toMatchObject({ added: 12 })
    const answers = await Promise.all(
      rows.map((_, n) => call('admin', 'POST /v1/appointments', { body: { ...body, memberId: `w${n}` } })),
    )
    const filled = answers.filter(({ status }) => status === 201).length
    expect((await table.get(Posts, { areaId: place.grid }))?.posts).toHaveLength(filled)
    expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true)
  })

  it.each([
    ['an unknown member', { memberId: 'm9' }, 422, 'memberId'],
    ['a department without its unit', { role: 'department' }, 422, 'unitId'],
    ['an end before the beginning', { to: '2026-10-01' }, 422, 'to'],
    ['no such role', { role: 'mayor' }, 422, 'role'],
    ['no date', { from: '2026-02-30' }, 422, 'from'],
    ['an area that is not', { areaId: '999999' }, 404, undefined],
  ])('refuses %s', async (_name, more, status, path) => {
    const { call, postFacts } = await aDesk()
    const answer = await call('admin', 'POST /v1/appointments', { body: { ...body, ...more } })
    expect([answer.status, answer.body.errors?.[0].path]).toEqual([status, path])
    expect(postFacts()).toEqual([])
  })

  it('L1 is not everybody’s: 403 inside the subtree, 404 outside it', async () => {
    const { call } = await aDesk()
    expect((await call('secretary', 'POST /v1/appointments', { body })).status).toBe(403)
    expect((await call('stranger', 'POST /v1/appointments', { body })).status).toBe(404)
    expect((await call('anyone', 'POST /v1/appointments', { body })).status).toBe(401)
  })
})

describe('vacating a post', () => {
  const filled = async () => {
    const desk = await aDesk()
    const { appointmentId } = (await desk.call('admin', 'POST /v1/appointments', { body })).body
    const finish = (given: object = {}, as = 'admin') =>
      desk.call(as, `POST /v1/appointments/${appointmentId}/end`, { body: given })
    return { ...desk, finish }
  }

  it('B1 takes the right away at once, tells it, and may be said twice', async () => {
    const { call, finish, postFacts, table } = await filled()
    expect((await call('m2', `GET /v1/members?area=${place.grid}`)).status).toBe(200)
    expect(await finish()).toMatchObject({ status: 200, body: { memberId: 'm2', to: '2026-11-30' } })
    expect((await call('m2', `GET /v1/members?area=${place.grid}`)).status).toBe(404)
    expect((await table.get(Posts, { areaId: place.grid }))?.posts).toEqual([])
    expect((await finish()).status).toBe(200)
    expect(postFacts().map(({ type }) => type)).toEqual(['members.post-filled.v1', 'members.post-vacated.v1'])
  })

  it('B1 lets the last day pass first', async () => {
    const { call, finish, clock } = await filled()
    expect((await finish({ to: '2026-11-30' })).body.to).toBe('2026-11-30')
    clock.now = '2026-11-30T15:59:59.999Z'
    expect((await call('m2', `GET /v1/members?area=${place.grid}`)).status).toBe(200)
    clock.now = '2026-11-30T16:00:00.000Z'
    expect((await call('m2', `GET /v1/members?area=${place.grid}`)).status).toBe(404)
    expect((await finish({ to: '2026-12-31' })).status).toBe(409)
    expect((await call('admin', 'POST /v1/appointments', { body })).status).toBe(409)
  })

  it('refuses an end before the beginning, an absent one, and whoever may not', async () => {
    const { call, finish } = await filled()
    expect(await finish({ to: '2026-10-31' })).toMatchObject({ status: 422, body: { errors: [{ path: 'to' }] } })
    expect((await call('admin', 'POST /v1/appointments/m9~grid-worker~x~2026-01-01/end')).status).toBe(404)
    expect((await finish({}, 'secretary')).status).toBe(403)
    expect((await finish({}, 'stranger')).status).toBe(404)
  })
})

describe('reading appointments', () => {
  it('B1 by member, past ones too; by area, with everything under it', async () => {
    const { call, load } = await aDesk()
    await load('appointments', `${file}m1,volunteer,${place.grid},,2025-01-01,2025-12-31\n`)
    const rolesOf = async (query: string, as = 'admin') =>
      (await call(as, `GET /v1/appointments?${query}`)).body.items.map(({ role }: { role: string }) => role)
    expect(await rolesOf('member=m1')).toEqual(['grid-leader', 'grid-worker', 'volunteer'])
    expect(await rolesOf('member=m1', 'm1')).toHaveLength(3)
    expect(await rolesOf(`area=${place.grid}`)).toEqual(['grid-worker', 'volunteer', 'grid-leader', 'volunteer'])
    expect(await rolesOf(`area=${place.county}`)).toHaveLength(7)
    expect(await rolesOf('', 'secretary')).toHaveLength(5)
  })

  it('L1 answers 404 for a member elsewhere, 422 for both at once', async () => {
    const { call } = await aDesk()
    expect((await call('secretary', 'GET /v1/appointments?member=m3')).status).toBe(404)
    expect((await call('secretary', `GET /v1/appointments?area=${place.otherGrid}`)).status).toBe(404)
    expect((await call('admin', `GET /v1/appointments?member=m1&area=${place.grid}`)).status).toBe(422)
  })

  it('B1 says who holds which post here, now', async () => {
    const { call, load } = await aDesk()
    await load('appointments', `${file}m3,grid-worker,${place.grid},,2027-01-01,\n`)
    expect((await call('secretary', `GET /v1/posts?area=${place.grid}`)).body.items).toEqual([
      { role: 'grid-worker', memberId: 'm1', name: '张**', from: '2026-01-01' },
      { role: 'grid-leader', memberId: 'm2', name: '王*', from: '2026-06-01' },
    ])
    expect((await call('admin', `GET /v1/posts?area=${place.nextGrid}`)).body.items).toMatchObject([
      { to: '2026-12-31' },
    ])
    expect((await call('admin', `GET /v1/posts?area=${place.village}`)).body.items).toEqual([])
    expect((await call('secretary', `GET /v1/posts?area=${place.otherGrid}`)).status).toBe(404)
  })
})
