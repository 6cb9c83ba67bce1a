import { SubjectRow } from '@wangge/vault'
import { aHouseholdRow, aLoadedGridRoom, grids, header, village } from '../testing/a-grid-room.ts'
import { HouseholdRow, LookRow } from './table.ts'

describe('importing households', () => {
  const rows =
    aHouseholdRow('h1', grids[0]) + aHouseholdRow('h2', grids[0], '') + aHouseholdRow('h3', grids[1], '10012345679')

  it('A2 registers each in one basic grid, with its fact and its own key', async () => {
    const { load, table } = await aLoadedGridRoom()
    expect((await load('households', header + rows)).body).toMatchObject({ rows: 3, added: 3, errors: [] })
    const stored = await table.need(HouseholdRow, { householdId: 'h1' })
    expect(stored).toMatchObject({
      areaId: grids[0],
      head: '张**',
      address: '甲村****',
      classes: ['no-labour', 'newly-moved'],
    })
    expect(JSON.stringify(stored)).not.toMatch(/小兰|东巷|10012345678/)
    expect(await table.get(SubjectRow, { subjectId: 'h1' })).toMatchObject({ kind: 'household' })
    const facts = await table.timeline('grids', 'household#h1')
    expect(facts).toMatchObject([{ type: 'grids.household-registered.v1', data: { areaId: grids[0] } }])
  })
  it('L3 changes nothing the second time, and only what differs the third', async () => {
    const { load, table } = await aLoadedGridRoom()
    await load('households', header + rows)
    expect((await load('households', header + rows)).body).toMatchObject({ added: 0, changed: 0, unchanged: 3 })
    const edited = rows.replace(',3,no-labour', ',4,no-labour').replace(grids[1], grids[0])
    expect((await load('households', header + edited)).body).toMatchObject({ changed: 2, unchanged: 1 })
    const facts = await table.timeline('grids', 'household#h3')
    expect(facts.at(-1)).toMatchObject({
      type: 'grids.household-moved.v1',
      data: { areaId: grids[0], fromAreaId: grids[1] },
    })
    expect(await table.timeline('grids', 'household#h1')).toHaveLength(1)
    expect((await load('households', header + edited)).body).toMatchObject({ unchanged: 3 })
  })
  it('L3 refuses rows by number and field, in the caller’s language', async () => {
    const { load } = await aLoadedGridRoom()
    const bad =
      aHouseholdRow('h1', grids[2]) +
      aHouseholdRow('h2', '152921100001009') +
      aHouseholdRow('h3', grids[0], '1399999') +
      aHouseholdRow('h4', grids[0]) +
      aHouseholdRow('h4', grids[0], '') +
      aHouseholdRow('h5', village)
    const { body } = await load('households', header + bad)
    expect(body).toMatchObject({ rows: 6, added: 1, refused: 5 })
    expect(body.errors).toMatchObject([
      { row: 2, field: 'gridCode', what: 'A household belongs to a basic grid' },
      { row: 3, field: 'gridCode', what: 'No such grid' },
      { row: 4, field: 'phone', what: 'Not a valid mobile number' },
      { row: 6, field: 'ref' },
      { row: 7, field: 'gridCode' },
    ])
  })
  it('does not touch the data of somebody else who has the same ref', async () => {
    const { load, table, vault } = await aLoadedGridRoom()
    await table.write((await vault.enrol('m1', { kind: 'member', name: '李四' })).ops)
    expect((await load('households', header + aHouseholdRow('m1', grids[0]))).body.errors).toMatchObject([
      { field: 'ref' },
    ])
  })
  it('A3 warns of a grid that is too large or too small, and takes the rows', async () => {
    const { load } = await aLoadedGridRoom()
    const many = Array.from({ length: 31 }, (_, at) => aHouseholdRow(`a${at}`, grids[0], '')).join('')
    const { body } = await load('households', header + aHouseholdRow('b', grids[1], '') + many)
    expect(body).toMatchObject({ added: 32, refused: 0 })
    expect(body.warnings).toMatchObject([
      { row: 2, field: 'gridCode', what: expect.stringContaining('1 households, below 20–30') },
      { row: 33, field: 'gridCode', what: expect.stringContaining('31 households, above 20–30') },
    ])
  })
  it('keeps its promise for five hundred rows in slices', async () => {
    const { load, call } = await aLoadedGridRoom()
    const many = Array.from({ length: 500 }, (_, at) => aHouseholdRow(`h${at}`, grids[at % 2] as string, '')).join('')
    expect((await load('households', header + many, { dryRun: true })).body).toMatchObject({ added: 500 })
    expect((await load('households', header + many)).body).toMatchObject({ added: 500 })
    expect((await load('households', header + many)).body).toMatchObject({ unchanged: 500 })
    const first = await call('admin', `GET /v1/households?area=${grids[0]}&limit=100`)
    expect(first.body.items).toHaveLength(100)
  })
})

describe('households', () => {
  const rows = aHouseholdRow('h1', grids[0]) + aHouseholdRow('h2', grids[1]) + aHouseholdRow('h3', grids[0])
  const refs = ({ body }: { body: { items: { householdId: string }[] } }) => body.items.map((each) => each.householdId)

  it('L1 lists those of an area, or of all that the caller may see, masked', async () => {
    const { load, call } = await aLoadedGridRoom()
    await load('households', header + rows)
    expect(refs(await call('secretary', `GET /v1/households?area=${village}`))).toEqual(['h1', 'h3', 'h2'])
    expect(refs(await call('worker', 'GET /v1/households'))).toEqual(['h1', 'h3'])
    expect(refs(await call('worker', `GET /v1/households?area=${grids[0]}`))).toEqual(['h1', 'h3'])
    expect(refs(await call('stranger', 'GET /v1/households'))).toEqual([])
    expect((await call('worker', `GET /v1/households?area=${village}`)).status).toBe(404)
    const { body } = await call('worker', 'GET /v1/households?limit=1')
    expect(body.items).toEqual([
      {
        householdId: 'h1',
        areaId: grids[0],
        head: '张**',
        address: '甲村****',
        persons: 3,
        classes: ['no-labour', 'newly-moved'],
      },
    ])
    expect(refs(await call('worker', `GET /v1/households?limit=1&after=${body.next}`))).toEqual(['h3'])
  })
  it('L4 shows what is masked to those who may see it, and records who looked', async () => {
    const { load, call, table } = await aLoadedGridRoom()
    await load('households', header + rows)
    const looks = async () => (await table.list(LookRow, 'household#h1', { prefix: 'look#' })).items
    expect((await call('worker', 'GET /v1/households/h1')).body).toMatchObject({ head: '张**', phone: '100****5678' })
    expect(await looks()).toEqual([])
    expect((await call('auditor', 'GET /v1/households/h1?unmask=phone')).status).toBe(403)
    expect((await call('worker', 'GET /v1/households/h1?unmask=phone')).body).toMatchObject({
      head: '张**',
      phone: '+8610012345678',
      address: '甲村****',
    })
    expect((await call('secretary', 'GET /v1/households/h1?unmask=all')).body).toMatchObject({
      head: '张小兰',
      address: '甲村东巷h1号',
    })
    expect(await looks()).toMatchObject([
      { by: 'worker', field: 'phone' },
      { by: 'secretary', field: 'all' },
    ])
  })
  it('L1 hides a household outside the caller’s subtree', async () => {
    const { load, call } = await aLoadedGridRoom()
    await load('households', header + rows)
    expect((await call('worker', 'GET /v1/households/h2')).status).toBe(404)
    expect((await call('worker', 'GET /v1/households/nobody')).status).toBe(404)
  })
  it('I5 stays a stub when its data are erased', async () => {
    const { load, call, table, vault } = await aLoadedGridRoom()
    await load('households', header + rows)
    await table.write(await vault.erase('h1'))
    expect((await call('secretary', 'GET /v1/households/h1?unmask=all')).body).toMatchObject({ head: '张**' })
    const { body } = await load('households', header + rows.replace('东巷h1', '西巷h1'))
    expect(body).toMatchObject({ refused: 1, unchanged: 2 })
  })
})

describe('a landline', () => {
  it('L3 has a column of its own, rests sealed, and is no phone', async () => {
    const { load, call, table } = await aLoadedGridRoom()
    const file = (landline: string, phone = '') =>
      `ref,gridCode,head,phone,address,landline\nh9,${grids[0]},张小兰,${phone},甲村东巷9号,${landline}\n`
    expect((await load('households', file('0483-2345678'))).body).toMatchObject({ added: 1, refused: 0 })
    expect((await load('households', file('0483-2345678'))).body).toMatchObject({ unchanged: 1 })
    expect(JSON.stringify(await table.get(HouseholdRow, { householdId: 'h9' }))).not.toContain('2345678')
    const { body } = await call('worker', 'GET /v1/households/h9')
    expect([body.landline, body.phone]).toEqual(['048****5678', undefined])
    expect((await load('households', file('', '0483-2345678'))).body).toMatchObject({
      refused: 1,
      errors: [{ field: 'phone', what: 'This is a landline: it goes into the column landline' }],
    })
    expect((await load('households', file('123'))).body).toMatchObject({ errors: [{ field: 'landline' }] })
  })
})
