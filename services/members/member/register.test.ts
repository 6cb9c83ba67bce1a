import { place } from '@wangge/testing/a-room'
import { MemberRow } from './table/member.ts'
import { anEmptyRegister, aRegister, file, header } from './testing/a-register.ts'

describe('importing members', () => {
  it('L3 registers them, and a second load changes nothing', async () => {
    const { load, facts } = await anEmptyRegister()
    expect(await load(file)).toMatchObject({ rows: 5, added: 5, changed: 0, unchanged: 0, refused: 0, errors: [] })
    const told = facts()
    expect(told.map(({ type, data }) => [type, data])).toContainEqual([
      'members.member-registered.v1',
      { memberId: 'm3', areaId: place.otherGrid },
    ])
    expect(await load(file)).toMatchObject({ rows: 5, added: 0, changed: 0, unchanged: 5 })
    expect(facts()).toEqual(told)
  })

  it('L3 keeps a landline sealed in a column of its own, and takes over another', async () => {
    const { load, call, table } = await anEmptyRegister()
    const fileWith = (landline: string) =>
      `ref,name,phone,areaCode,landline\nm1,张小兰,10012345671,${place.grid},${landline}\n`
    const shown = async () => (await call('secretary', 'GET /v1/members/m1?unmask=phone')).body.landline
    expect(await load(fileWith('0483-2345678'))).toMatchObject({ added: 1 })
    expect(await load(fileWith('0483-2345678'))).toMatchObject({ unchanged: 1 })
    expect(JSON.stringify(await table.get(MemberRow, { memberId: 'm1' }))).not.toContain('2345678')
    expect((await call('secretary', 'GET /v1/members/m1')).body.landline).toBe('048****5678')
    expect(await shown()).toBe('0483-2345678')
    expect(await load(fileWith('2345679'))).toMatchObject({ changed: 1 })
    expect(await shown()).toBe('2345679')
    expect(await load(fileWith(''))).toMatchObject({ changed: 1 })
    expect(await shown()).toBeUndefined()
    expect(await load(fileWith('10012345671'))).toMatchObject({ errors: [{ field: 'landline' }] })
  })

  it('L3 judges a dry run and writes nothing', async () => {
    const { load, table, facts } = await anEmptyRegister()
    expect(await load(file, true)).toMatchObject({ dryRun: true, added: 5 })
    expect(await table.get(MemberRow, { memberId: 'm1' })).toBeUndefined()
    expect(facts()).toEqual([])
  })

  it('L3 refuses bad rows by number and field, and takes the others', async () => {
    const { load } = await aRegister()
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
    const { load, call, facts } = await aRegister()
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
    const { load, engine, table } = await anEmptyRegister()
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
    const { driver } = await aRegister()
    const rows = driver.database.prepare('SELECT * FROM rows').all()
    const text = JSON.stringify(rows)
    for (const plain of ['10012345671', '小兰', '欧阳海']) expect(text).not.toContain(plain)
  })

  it('L1 is for the county’s administrators', async () => {
    const { call } = await anEmptyRegister()
    for (const who of ['secretary', 'worker', 'auditor'])
      expect([403, 404]).toContain((await call(who, 'POST /v1/imports/members', { body: file })).status)
    expect((await call('anyone', 'POST /v1/imports/members', { body: file })).status).toBe(401)
  })
})
