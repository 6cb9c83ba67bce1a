import { AreaNode } from '@wangge/county'
import { put } from '@wangge/table'
import { place } from '@wangge/testing/a-room'
import { anEmptyRegister, aRegister, header } from './testing/a-register.ts'

type Items = { items: { memberId: string }[]; next?: string }

describe('listing members', () => {
  const idsOf = ({ body }: { body: Items }) => body.items.map(({ memberId }) => memberId)

  it('L1 shows a subtree, masked, in one order', async () => {
    const { call } = await aRegister()
    expect(idsOf(await call('admin', `GET /v1/members?area=${place.county}`))).toEqual(['m1', 'm2', 'm3', 'm4', 'm5'])
    expect(idsOf(await call('admin', `GET /v1/members?area=${place.village}`))).toEqual(['m1', 'm2', 'm4'])
    const { body } = await call('admin', `GET /v1/members?area=${place.nextGrid}`)
    expect(body.items).toEqual([
      {
        memberId: 'm2',
        name: '欧阳*',
        phone: '100****5672',
        areaId: place.nextGrid,
        language: 'en',
        active: true,
      },
    ])
  })

  it('L1 without an area shows what the caller may see', async () => {
    const { call } = await aRegister()
    expect(idsOf(await call('admin', 'GET /v1/members'))).toEqual(['m1', 'm2', 'm3', 'm4', 'm5'])
    expect(idsOf(await call('secretary', 'GET /v1/members'))).toEqual(['m1', 'm2', 'm4'])
    expect(idsOf(await call('worker', 'GET /v1/members'))).toEqual(['m1'])
  })

  it('L1 answers 404 outside the subtree and 403 inside it', async () => {
    const { call } = await aRegister()
    const outside = await call('secretary', `GET /v1/members?area=${place.otherVillage}`)
    const absent = await call('secretary', 'GET /v1/members?area=999999')
    expect([outside.status, absent.status]).toEqual([404, 404])
    expect(outside.body.detail).toBe(absent.body.detail)
    expect((await call('secretary', `GET /v1/members?area=${place.county}`)).status).toBe(404)
    expect((await call('volunteer', `GET /v1/members?area=${place.grid}`)).status).toBe(403)
    expect((await call('stranger', 'GET /v1/members')).status).toBe(403)
  })

  it('L1 goes by the tree as it stands: whose grid went to another village is no longer shown', async () => {
    const { call, table, clock } = await aRegister()
    const { rev, ...grid } = await table.need(AreaNode, { areaId: place.nextGrid })
    const path = [place.county, place.township, place.otherVillage, place.nextGrid]
    expect((await call('secretary', 'GET /v1/members/m2')).status).toBe(200)
    await table.write([put(AreaNode, { ...grid, parentId: place.otherVillage, path, rev })])
    clock.now = '2026-11-30T01:01:00.000Z'
    expect(idsOf(await call('secretary', 'GET /v1/members'))).toEqual(['m1', 'm4'])
    expect((await call('secretary', 'GET /v1/members/m2')).status).toBe(404)
  })

  it('pages without a gap or a repeat', async () => {
    const { call, load } = await anEmptyRegister()
    const grids = [place.grid, place.nextGrid, place.otherGrid]
    const rows = Array.from({ length: 57 }, (_, n) => `m${100 + n},张${n},100123450${10 + n},${grids[n % 3]},\n`)
    await load(header + rows.join(''))
    const seen: string[] = []
    let next: string | undefined
    do {
      const cursor = next === undefined ? '' : `&after=${next}`
      const page = await call('admin', `GET /v1/members?area=${place.township}&limit=10${cursor}`)
      seen.push(...idsOf(page))
      next = page.body.next
    } while (next)
    expect(seen).toEqual(Array.from({ length: 57 }, (_, n) => `m${100 + n}`))
  })
})
