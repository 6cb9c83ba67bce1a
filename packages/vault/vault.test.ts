import { openTable, put } from '@wangge/table'
import { openSqlite } from '@wangge/table/sqlite'
import fc from 'fast-check'
import { type Keys, openVault, SubjectRow } from './index.ts'

const keys = (fill = 7): Keys => ({ countyKey: async () => Buffer.alloc(32, fill) })
const world = () => {
  const table = openTable(openSqlite(':memory:'))
  return { table, vault: openVault(table, keys()) }
}
const enrolled = async (subjectId = 's1') => {
  const { table, vault } = world()
  const { ops, subject } = await vault.enrol(subjectId, { kind: 'reporter', name: '张三', phone: '+8610012345678' })
  await table.write(ops)
  return { table, vault, subject }
}

describe('sealing personal data', () => {
  it('reveals what was sealed, after a restart too', async () => {
    const { table, subject } = await enrolled()
    const sealed = subject.seal('address', '测试县红旗镇东风村 3 号 🏠')
    const again = await openVault(table, keys()).subject('s1')
    expect(again?.reveal(sealed)).toBe('测试县红旗镇东风村 3 号 🏠')
    expect(again?.language).toBe('zh-CN')
    expect(again?.name?.masked).toBe('张*')
    expect(again?.reveal(again.name as never)).toBe('张三')
    expect(again?.reveal(again.phone as never)).toBe('+8610012345678')
  })

  it('keeps no plain text and no key in the row', async () => {
    const { table } = await enrolled()
    const row = JSON.stringify(await table.get(SubjectRow, { subjectId: 's1' }))
    for (const secret of ['张三', '12345678', Buffer.alloc(32, 7).toString('base64url')])
      expect(row).not.toContain(secret)
  })

  it('seals the same text differently every time', async () => {
    const { subject } = await enrolled()
    expect(subject.seal('name', '张三').sealed).not.toBe(subject.seal('name', '张三').sealed)
  })

  it('reveals to the right subject, in one piece and of the right kind only', async () => {
    const { vault, subject } = await enrolled()
    const { subject: other } = await vault.enrol('s2', { kind: 'reporter' })
    const { sealed, masked } = subject.seal('name', '张三')
    expect(() => other.reveal({ sealed, masked })).toThrow()
    expect(() => subject.reveal({ sealed: `p${sealed.slice(1)}`, masked })).toThrow()
    expect(() => subject.reveal({ sealed: `x${sealed.slice(1)}`, masked })).toThrow()
    expect(() => subject.reveal({ sealed: sealed.slice(0, 20), masked })).toThrow()
    fc.assert(
      fc.property(fc.nat(sealed.length - 2), (at) => {
        const bytes = Buffer.from(sealed.slice(1), 'base64url')
        const flipped = at % bytes.length
        bytes[flipped] = (bytes[flipped] as number) ^ 1
        expect(() => subject.reveal({ sealed: `n${bytes.toString('base64url')}`, masked })).toThrow()
      }),
    )
  })

  it('does not open with another county key, nor a row moved to another subject', async () => {
    const { table, vault } = await enrolled()
    await expect(openVault(table, keys(8)).subject('s1')).rejects.toThrow()
    const row = await table.need(SubjectRow, { subjectId: 's1' })
    await table.write([put(SubjectRow, { ...row, subjectId: 's2', rev: undefined } as never)])
    await expect(vault.subject('s2')).rejects.toThrow()
  })

  it('has nothing left of a subject that was erased', async () => {
    const { table, vault } = await enrolled()
    await table.write(await vault.erase('s1'))
    expect(await vault.subject('s1')).toBeUndefined()
    expect(await vault.subjects(['s1'])).toEqual([undefined])
    expect(await vault.erase('s1')).toEqual([])
    await expect(vault.amend('s1', { name: '李四' })).rejects.toMatchObject({ code: 'not-found' })
  })

  it('refuses to enrol a subject twice', async () => {
    const { table, vault } = await enrolled()
    const { ops } = await vault.enrol('s1', { kind: 'member' })
    await expect(table.write(ops)).rejects.toMatchObject({ reason: 'exists' })
  })

  it('amends how a subject is reached, and writes nothing when nothing differs', async () => {
    const { table, vault } = await enrolled()
    const same = await vault.amend('s1', { name: '张三', phone: '+8610012345678', language: 'zh-CN' })
    expect(same.ops).toEqual([])
    const { ops } = await vault.amend('s1', { name: '张小三', phone: null, language: 'en' })
    await table.write(ops)
    const subject = await vault.subject('s1')
    expect(subject?.reveal(subject.name as never)).toBe('张小三')
    expect(subject?.phone).toBeUndefined()
    expect(subject?.language).toBe('en')
    expect((await vault.amend('s1', { phone: '+8610012345679' })).subject.phone?.masked).toBe('100****5679')
  })

  it('finds equal values by a blind index that tells nothing else', async () => {
    const { vault, table } = await enrolled()
    const found = await vault.blindIndex('phone', '+8610012345678')
    expect(found).toMatch(/^[\w-]{22}$/)
    expect(await vault.blindIndex('phone', '+8610012345678')).toBe(found)
    expect(await vault.blindIndex('phone', '+8610012345679')).not.toBe(found)
    expect(await vault.blindIndex('name', '+8610012345678')).not.toBe(found)
    expect(await openVault(table, keys(8)).blindIndex('phone', '+8610012345678')).not.toBe(found)
  })

  it('asks for the county key once, and again after a failure', async () => {
    let asked = 0
    const flaky: Keys = {
      countyKey: async () => {
        asked++
        if (asked === 1) throw new Error('kms is down')
        return Buffer.alloc(32, 1)
      },
    }
    const vault = openVault(openTable(openSqlite(':memory:')), flaky)
    await expect(vault.blindIndex('phone', '1')).rejects.toThrow('kms is down')
    await vault.blindIndex('phone', '1')
    await vault.enrol('s1', { kind: 'member' })
    expect(asked).toBe(2)
  })

  it('refuses a county key of another size', async () => {
    const vault = openVault(openTable(openSqlite(':memory:')), { countyKey: async () => Buffer.alloc(16) })
    await expect(vault.blindIndex('phone', '1')).rejects.toThrow('32 bytes')
  })
})
