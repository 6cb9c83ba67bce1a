import { place } from '@wangge/testing/a-room'
import { aDesk, file } from './testing/a-posts-desk.ts'

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
