import { Posts } from '@wangge/access'
import { place } from '@wangge/testing/a-room'
import { aDesk, body, file } from './testing/a-posts-desk.ts'

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
    expect(postFacts().map(({ type }) => type)).toEqual([
      'members.post-filled.v1',
      'members.post-vacated.v1',
      'members.post-left.v1',
    ])
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
