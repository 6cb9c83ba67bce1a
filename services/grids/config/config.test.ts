import { UnitPosts } from '@wangge/access'
import { put, putNew } from '@wangge/table'
import { aGridRoom, county } from '../testing/a-grid-room.ts'

describe('the county’s configuration', () => {
  it('shows its public part to anybody', async () => {
    const { call } = await aGridRoom()
    const { body } = await call('anyone', 'GET /v1/county')
    expect(body).toMatchObject({ code: county, name: { 'zh-CN': '测试县' } })
    expect(body.signIn).toBeUndefined()
  })
  it('L2 is changed by a new version of what was read', async () => {
    const { call, config } = await aGridRoom()
    const read = await call('admin', 'GET /v1/config')
    expect(read.headers?.etag).toBe('"1"')
    const change = (body: object, etag?: string) =>
      call('admin', 'PUT /v1/config', { body: JSON.stringify(body), headers: etag ? { 'if-match': etag } : {} })
    const larger = { ...config, gridSize: { from: 30, to: 50 } }
    expect((await change(larger)).body.errors).toMatchObject([{ path: 'If-Match' }])
    expect((await change(larger, '"1"')).body).toMatchObject({ rev: 2, config: { version: 2, gridSize: { from: 30 } } })
    const stale = await change(larger, '"1"')
    expect([stale.status, stale.body.present.rev]).toEqual([412, 2])
    expect((await call('anyone', 'GET /v1/county')).body.gridSize).toEqual({ from: 30, to: 50 })
  })
  it('C7 L2 refuses a dispatch rule to a unit or an area that is not there, and keeps one that stood before', async () => {
    const { call, config, table } = await aGridRoom()
    const rule = (unitId: string, more: object = {}) => ({ ruleId: 'lamps', unitId, ...more })
    const change = (dispatch: object[], rev = 1, more: object = {}) =>
      call('admin', 'PUT /v1/config', {
        body: JSON.stringify({ ...config, ...more, cases: { dispatch } }),
        headers: { 'if-match': `"${rev}"` },
      })
    expect((await change([rule('nobody')])).body.errors).toMatchObject([{ path: 'cases.dispatch.0.unitId' }])
    const posts = [{ role: 'department' as const, memberId: 'clerk', from: '2026-01-01T00:00:00.000Z' }]
    await table.write([putNew(UnitPosts, { unitId: 'u03', posts })])
    expect((await change([rule('u03', { area: '999999' })])).body.errors).toMatchObject([
      { path: 'cases.dispatch.0.area' },
    ])
    expect((await change([rule('u03')])).status).toBe(200)
    await table.write([put(UnitPosts, { unitId: 'u03', posts: [], rev: 1 })])
    expect((await change([rule('u03')], 2, { gridSize: { from: 10, to: 50 } })).status).toBe(200)
    expect((await change([rule('u03', { class: 'general' })], 3)).status).toBe(422)
  })
  it('L2 refuses what is not checked data, naming the field', async () => {
    const { call, config } = await aGridRoom()
    const change = (body: object) =>
      call('admin', 'PUT /v1/config', { body: JSON.stringify(body), headers: { 'if-match': '"1"' } })
    const without = { ...config, levels: config.levels.slice(0, 3), code: '999999' }
    const { status, body } = await change({ ...config, zone: 'Mars/Olympus' })
    expect([status, body.errors[0].path]).toEqual([422, 'zone'])
    expect((await change(without)).status).toBe(422)
    const fewer = { ...config, categories: config.categories.slice(1) }
    expect((await change(fewer)).status).toBe(422)
    expect((await call('worker', 'PUT /v1/config', { body: JSON.stringify(config) })).status).toBe(404)
  })
})
