import { AreaNode } from '@wangge/county'
import { put } from '@wangge/table'
import { aRoom, place } from '@wangge/testing/a-room'
import { api } from '../api.ts'
import { LookRow, MemberRow } from './table/member.ts'

const people = {
  admin: ['county-admin', place.county],
  secretary: ['village-secretary', place.village],
  worker: ['grid-worker', place.grid],
  volunteer: ['volunteer', place.grid],
  auditor: ['auditor', place.county],
} as const
const header = 'ref,name,phone,areaCode,language\n'
const file = `${header}m1,张小兰,10012345671,${place.grid},
m2,欧阳海,+86 100 1234 5672,${place.nextGrid},en
m3,王强,10012345673,${place.otherGrid},
m4,李梅,10012345674,${place.village},
m5,赵刚,10012345675,${place.county},
`
type Items = { items: { memberId: string }[]; next?: string }

const aDesk = async () => {
  const room = await aRoom({ api, people })
  const load = async (body: string, dryRun = false) =>
    (await room.call('admin', `POST /v1/imports/members?dryRun=${dryRun}`, { body })).body
  return { ...room, load }
}
const loaded = async () => {
  const desk = await aDesk()
  await desk.load(file)
  return desk
}

describe('importing members', () => {
  it('L3 registers them, and a second load changes nothing', async () => {
    const { load, facts } = await aDesk()
    expect(await load(file)).toMatchObject({ rows: 5, added: 5, changed: 0, unchanged: 0, refused: 0, errors: [] })
    const told = facts()
    expect(told.map(({ type, data }) => [type, data])).toContainEqual([
      'members.member-registered.v1',
      { memberId: 'm3', areaId: place.otherGrid },
    ])
    expect(await load(file)).toMatchObject({ rows: 5, added: 0, changed: 0, unchanged: 5 })
    expect(facts()).toEqual(told)
  })

  it('L3 judges a dry run and writes nothing', async () => {
    const { load, table, facts } = await aDesk()
    expect(await load(file, true)).toMatchObject({ dryRun: true, added: 5 })
    expect(await table.get(MemberRow, { memberId: 'm1' })).toBeUndefined()
    expect(facts()).toEqual([])
  })

  it('L3 refuses bad rows by number and field, and takes the others', async () => {
    const { load } = await loaded()
    const more = `${header}m6,孙丽,10012345671,${place.grid},
m7,周敏,13,${place.grid},
m8,吴波,10012345678,999999,
m9,,10012345679,${place.grid},
m10,郑洁,10012345670,${place.grid},fr
m/11,冯伟,10012345660,${place.grid},
m12,陈晨,10012345661,${place.grid},
m13,褚明,10012345661,${place.grid},
`
    const result = await load(more)
    expect(result).toMatchObject({ rows: 8, added: 1, refused: 7 })
    expect(result.errors.map(({ row, field }: { row: number; field: string }) => [row, field])).toEqual([
      [2, 'phone'],
      [3, 'phone'],
      [4, 'areaCode'],
      [5, 'name'],
      [6, 'language'],
      [7, 'ref'],
      [9, 'phone'],
    ])
  })

  it('L3 takes over what has changed; a changed phone signs in, the old one does not', async () => {
    const { load, call, facts } = await loaded()
    const result = await load(`${header}m1,张小兰,10012345600,${place.nextGrid},zh-CN\n`)
    expect(result).toMatchObject({ changed: 1 })
    expect((await call('admin', 'GET /v1/members/m1?unmask=all')).body).toMatchObject({
      name: '张小兰',
      phone: '+8610012345600',
      areaId: place.nextGrid,
    })
    const before = facts().length
    await call('anyone', 'POST /v1/auth/codes', { body: { phone: '10012345671' }, address: '203.0.113.1' })
    expect(facts()).toHaveLength(before)
    await call('anyone', 'POST /v1/auth/codes', { body: { phone: '10012345600' }, address: '203.0.113.2' })
    expect(facts().at(-1)).toMatchObject({ type: 'members.code-requested.v1', subject: 'm1' })
    // the phone that was given up may be another member's
    expect(await load(`${header}m6,孙丽,10012345671,${place.grid},\n`)).toMatchObject({ added: 1 })
  })

  it('L3 refuses a ref that appears twice, or that is somebody else’s', async () => {
    const { load, engine, table } = await aDesk()
    const { ops } = await engine.vault.enrol('h1', { kind: 'household', name: '张' })
    await table.write(ops)
    const result = await load(
      `${header}m1,张小兰,10012345671,${place.grid},\nm1,张大兰,10012345671,${place.grid},\nh1,李四,10012345679,${place.grid},\n`,
    )
    expect(result).toMatchObject({
      added: 1,
      refused: 2,
      errors: [
        { row: 3, field: 'ref' },
        { row: 4, field: 'ref' },
      ],
    })
  })

  it('keeps no name and no phone in the clear', async () => {
    const { driver } = await loaded()
    const rows = driver.database.prepare('SELECT * FROM rows').all()
    const text = JSON.stringify(rows)
    for (const plain of ['10012345671', '小兰', '欧阳海']) expect(text).not.toContain(plain)
  })

  it('L1 is for the county’s administrators', async () => {
    const { call } = await aDesk()
    for (const who of ['secretary', 'worker', 'auditor'])
      expect([403, 404]).toContain((await call(who, 'POST /v1/imports/members', { body: file })).status)
    expect((await call('anyone', 'POST /v1/imports/members', { body: file })).status).toBe(401)
  })
})

describe('listing members', () => {
  const idsOf = ({ body }: { body: Items }) => body.items.map(({ memberId }) => memberId)

  it('L1 shows a subtree, masked, in one order', async () => {
    const { call } = await loaded()
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
    const { call } = await loaded()
    expect(idsOf(await call('admin', 'GET /v1/members'))).toEqual(['m1', 'm2', 'm3', 'm4', 'm5'])
    expect(idsOf(await call('secretary', 'GET /v1/members'))).toEqual(['m1', 'm2', 'm4'])
    expect(idsOf(await call('worker', 'GET /v1/members'))).toEqual(['m1'])
  })

  it('L1 answers 404 outside the subtree and 403 inside it', async () => {
    const { call } = await loaded()
    const outside = await call('secretary', `GET /v1/members?area=${place.otherVillage}`)
    const absent = await call('secretary', 'GET /v1/members?area=999999')
    expect([outside.status, absent.status]).toEqual([404, 404])
    expect(outside.body.detail).toBe(absent.body.detail)
    expect((await call('secretary', `GET /v1/members?area=${place.county}`)).status).toBe(404)
    expect((await call('volunteer', `GET /v1/members?area=${place.grid}`)).status).toBe(403)
    expect((await call('stranger', 'GET /v1/members')).status).toBe(403)
  })

  it('L1 goes by the tree as it stands: whose grid went to another village is no longer shown', async () => {
    const { call, table, clock } = await loaded()
    const { rev, ...grid } = await table.need(AreaNode, { areaId: place.nextGrid })
    const path = [place.county, place.township, place.otherVillage, place.nextGrid]
    expect((await call('secretary', 'GET /v1/members/m2')).status).toBe(200)
    await table.write([put(AreaNode, { ...grid, parentId: place.otherVillage, path, rev })])
    clock.now = '2026-11-30T01:01:00.000Z'
    expect(idsOf(await call('secretary', 'GET /v1/members'))).toEqual(['m1', 'm4'])
    expect((await call('secretary', 'GET /v1/members/m2')).status).toBe(404)
  })

  it('pages without a gap or a repeat', async () => {
    const { call, load } = await aDesk()
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

describe('looking at a member', () => {
  it('L4 unmasks for those who may, and records who looked', async () => {
    const { call, table } = await loaded()
    expect((await call('secretary', 'GET /v1/members/m1')).body).toMatchObject({ name: '张**', phone: '100****5671' })
    expect((await call('secretary', 'GET /v1/members/m1?unmask=phone')).body).toMatchObject({
      name: '张**',
      phone: '+8610012345671',
    })
    const { items } = await table.list(LookRow, 'member#m1', { prefix: 'look#' })
    expect(items).toMatchObject([{ by: 'secretary', field: 'phone', at: '2026-11-30T01:00:00.000Z' }])
  })

  it('L1 does not unmask for others, and then records nothing', async () => {
    const { call, table } = await loaded()
    expect((await call('worker', 'GET /v1/members/m1?unmask=phone')).status).toBe(403)
    expect((await call('auditor', 'GET /v1/members/m1?unmask=name')).status).toBe(403)
    expect((await table.list(LookRow, 'member#m1', { prefix: 'look#' })).items).toEqual([])
  })

  it('L1 shows everybody themselves, and nobody beyond their subtree', async () => {
    const { call } = await loaded()
    expect((await call('m3', 'GET /v1/members/m3?unmask=all')).body).toMatchObject({ phone: '+8610012345673' })
    const outside = await call('secretary', 'GET /v1/members/m3')
    const absent = await call('secretary', 'GET /v1/members/m99')
    expect([outside.status, absent.status]).toEqual([404, 404])
    expect(outside.body.detail).toBe(absent.body.detail)
  })

  it('refuses an unmask that is none, naming the field', async () => {
    const { call } = await loaded()
    const { status, body } = await call('admin', 'GET /v1/members/m1?unmask=address')
    expect([status, body.errors[0].path]).toEqual([422, 'unmask'])
  })
})
