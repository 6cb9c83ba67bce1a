import { LookRow } from './table/member.ts'
import { aRegister } from './testing/a-register.ts'

describe('looking at a member', () => {
  it('L4 unmasks for those who may, and records who looked', async () => {
    const { call, table } = await aRegister()
    expect((await call('secretary', 'GET /v1/members/m1')).body).toMatchObject({ name: '张**', phone: '100****5671' })
    expect((await call('secretary', 'GET /v1/members/m1?unmask=phone')).body).toMatchObject({
      name: '张**',
      phone: '+8610012345671',
    })
    const { items } = await table.list(LookRow, 'member#m1', { prefix: 'look#' })
    expect(items).toMatchObject([{ by: 'secretary', field: 'phone', at: '2026-11-30T01:00:00.000Z' }])
  })

  it('L1 does not unmask for others, and then records nothing', async () => {
    const { call, table } = await aRegister()
    expect((await call('worker', 'GET /v1/members/m1?unmask=phone')).status).toBe(403)
    expect((await call('auditor', 'GET /v1/members/m1?unmask=name')).status).toBe(403)
    expect((await table.list(LookRow, 'member#m1', { prefix: 'look#' })).items).toEqual([])
  })

  it('L1 shows everybody themselves, and nobody beyond their subtree', async () => {
    const { call } = await aRegister()
    expect((await call('m3', 'GET /v1/members/m3?unmask=all')).body).toMatchObject({ phone: '+8610012345673' })
    const outside = await call('secretary', 'GET /v1/members/m3')
    const absent = await call('secretary', 'GET /v1/members/m99')
    expect([outside.status, absent.status]).toEqual([404, 404])
    expect(outside.body.detail).toBe(absent.body.detail)
  })

  it('refuses an unmask that is none, naming the field', async () => {
    const { call } = await aRegister()
    const { status, body } = await call('admin', 'GET /v1/members/m1?unmask=address')
    expect([status, body.errors[0].path]).toEqual([422, 'unmask'])
  })
})
