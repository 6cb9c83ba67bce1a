import { Posts } from '@wangge/access'
import { AreaNode } from '@wangge/county'
import { put, putNew } from '@wangge/table'
import { aGridRoom, aLoadedGridRoom, areas, county, grids, type people, village } from '../testing/a-grid-room.ts'

describe('importing areas', () => {
  it('L3 judges a dry run and writes nothing', async () => {
    const { load, table } = await aGridRoom()
    const { body } = await load('areas', areas, { dryRun: true })
    expect(body).toMatchObject({ dryRun: true, rows: 6, added: 6, errors: [] })
    expect(await table.get(AreaNode, { areaId: county })).toBeUndefined()
  })
  it('L3 adds areas with their facts, and a second load changes nothing', async () => {
    const { load, table } = await aGridRoom()
    expect((await load('areas', areas)).body).toMatchObject({ rows: 6, added: 6, refused: 0 })
    expect((await load('areas', areas)).body).toMatchObject({ rows: 6, added: 0, changed: 0, unchanged: 6 })
    const [fact] = await table.timeline('grids', `area#${grids[0]}`)
    expect(fact).toMatchObject({
      type: 'grids.area-opened.v1',
      actor: 'admin',
      data: { areaId: grids[0], parentId: village, level: 'grid', kind: 'basic-grid' },
    })
  })
  it('L3 refuses bad rows by number and field, and takes the others', async () => {
    const { load } = await aLoadedGridRoom()
    const more = `\ufeffcode,name,level,kind,parentCode
${village}004,第四网格,grid,basic-grid,${village}
${village}000,零号网格,grid,basic-grid,${village}
${village}005,第五网格,plot,basic-grid,${village}
${village}006,=1+1,grid,basic-grid,${village}
`
    const { body } = await load('areas', more)
    expect(body).toMatchObject({ rows: 4, added: 1, refused: 3 })
    expect(body.errors).toMatchObject([
      { row: 3, field: 'code' },
      { row: 4, field: 'level', allowed: ['county', 'township', 'village', 'grid'] },
      { row: 5, field: 'name' },
    ])
  })
  it('L3 names the column when the header is wrong', async () => {
    const { load } = await aLoadedGridRoom()
    const { status, body } = await load('areas', 'code,nom,level\n1,2,3\n')
    expect(status).toBe(422)
    expect(body.errors.map(({ path }: { path: string }) => path)).toEqual(['nom', 'name'])
  })
  it('renames an area', async () => {
    const { load, table } = await aLoadedGridRoom()
    const { body } = await load('areas', areas.replace('第一网格', '幸福网格'))
    expect(body).toMatchObject({ changed: 1, unchanged: 5 })
    expect(await table.get(AreaNode, { areaId: grids[0] })).toMatchObject({ name: '幸福网格', rev: 2 })
  })
  it('L1 is the county administrator’s alone', async () => {
    const { load } = await aLoadedGridRoom()
    expect((await load('areas', areas, { as: 'secretary' })).status).toBe(404)
    expect((await load('areas', areas, { as: 'auditor' })).status).toBe(403)
  })
})

describe('areas', () => {
  it('L1 shows everybody the tops of what they may see', async () => {
    const { call } = await aLoadedGridRoom()
    const tops = async (as: keyof typeof people) =>
      (await call(as, 'GET /v1/areas')).body.items.map(({ areaId }: { areaId: string }) => areaId)
    expect(await tops('admin')).toEqual([county])
    expect(await tops('worker')).toEqual([grids[0]])
    expect(await tops('stranger')).toEqual([])
  })
  it('A1 shows an area, the names above it, and its children', async () => {
    const { call, table } = await aLoadedGridRoom()
    const { body } = await call('worker', `GET /v1/areas/${grids[0]}`)
    expect(body.lineage.map(({ name }: { name: string }) => name)).toEqual(['测试县', '测试镇', '甲村', '第一网格'])
    const grid = await table.need(AreaNode, { areaId: grids[1] })
    await table.write([put(AreaNode, { ...grid, to: '2026-11-01' })])
    const page = await call('secretary', `GET /v1/areas/${village}/children?limit=1`)
    expect(page.body.items).toMatchObject([{ areaId: grids[0] }])
    const next = await call('secretary', `GET /v1/areas/${village}/children?limit=1&after=${page.body.next}`)
    expect(next.body.items).toMatchObject([{ areaId: grids[2] }])
  })
  it('L1 hides what lies outside the caller’s subtree', async () => {
    const { call } = await aLoadedGridRoom()
    for (const path of [`/v1/areas/${village}`, `/v1/areas/${grids[1]}`, `/v1/areas/${village}/children`])
      expect((await call('worker', `GET ${path}`)).status).toBe(404)
    expect((await call('anyone', `GET /v1/areas/${village}`)).status).toBe(401)
  })
})

describe('grids without anybody in post', () => {
  const ids = ({ body }: { body: { items: { areaId: string }[] } }) => body.items.map(({ areaId }) => areaId)
  const post = (areaId: string, role: 'grid-worker' | 'grid-supervisor', to?: string) =>
    putNew(Posts, { areaId, posts: [{ role, memberId: 'm', from: '2026-01-01T00:00:00.000Z', to }] })

  it('A2 are listed, page by page, until somebody is appointed', async () => {
    const { call, table } = await aLoadedGridRoom()
    expect(ids(await call('admin', `GET /v1/unmanned-grids?area=${county}`))).toEqual([...grids])
    const first = await call('admin', `GET /v1/unmanned-grids?area=${county}&limit=1`)
    expect(ids(first)).toEqual([grids[0]])
    const second = await call('admin', `GET /v1/unmanned-grids?area=${county}&limit=1&after=${first.body.next}`)
    expect(ids(second)).toEqual([grids[1]])
    const third = await call('admin', `GET /v1/unmanned-grids?area=${county}&limit=1&after=${second.body.next}`)
    expect([ids(third), third.body.next]).toEqual([[grids[2]], undefined])
    await table.write([
      post(grids[0], 'grid-worker'),
      post(grids[1], 'grid-worker', '2026-11-01T00:00:00.000Z'),
      post(grids[2], 'grid-supervisor'),
    ])
    expect(ids(await call('secretary', `GET /v1/unmanned-grids?area=${village}`))).toEqual([grids[1], grids[2]])
    expect((await call('worker', `GET /v1/unmanned-grids?area=${village}`)).status).toBe(404)
  })
})
