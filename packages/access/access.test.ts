import { openTable, put, putNew, type Table } from '@wangge/table'
import { openSqlite } from '@wangge/table/sqlite'
import { openAccess, Posts, Rights, UnitPosts } from './index.ts'

const start = Date.parse('2026-11-30T00:00:00.000Z')
const from = '2026-01-01T00:00:00.000Z'

const world = () => {
  const clock = { now: start }
  const plain = openTable(openSqlite(':memory:'))
  const reads = { count: 0, fail: false }
  const table: Table = {
    ...plain,
    get: async (entity, key) => {
      reads.count++
      if (reads.fail) throw new Error('down')
      return plain.get(entity, key)
    },
  }
  return { clock, reads, table, access: openAccess(table, () => clock.now) }
}

describe('looking up rights', () => {
  it('answers the grants in force', async () => {
    const { table, access } = world()
    const grants = [
      { role: 'grid-worker' as const, areaId: 'g1', from },
      { role: 'grid-leader' as const, areaId: 'g2', from, to: '2026-11-30T00:00:00.000Z' },
      { role: 'auditor' as const, areaId: 'c', from: '2026-12-01T00:00:00.000Z' },
    ]
    await table.write([putNew(Rights, { memberId: 'm1', active: true, grants })])
    expect((await access.rightsOf('m1')).map(({ role, areaId }) => [role, areaId])).toEqual([['grid-worker', 'g1']])
  })

  it('gives nothing to the unknown and the inactive', async () => {
    const { table, access } = world()
    const grants = [{ role: 'county-admin' as const, areaId: 'c', from }]
    await table.write([putNew(Rights, { memberId: 'm2', active: false, grants })])
    expect(await access.rightsOf('m1')).toEqual([])
    expect(await access.rightsOf('m2')).toEqual([])
  })

  it('remembers for 60 seconds, and no longer', async () => {
    const { table, access, clock, reads } = world()
    const grants = [{ role: 'county-admin' as const, areaId: 'c', from }]
    await table.write([putNew(Rights, { memberId: 'm1', active: true, grants })])
    await access.rightsOf('m1')
    await table.write([put(Rights, { memberId: 'm1', active: false, grants, rev: 1 })])
    clock.now += 59_999
    expect(await access.rightsOf('m1')).toHaveLength(1)
    expect(reads.count).toBe(1)
    clock.now += 1
    expect(await access.rightsOf('m1')).toEqual([])
    expect(reads.count).toBe(2)
  })

  it('ends a grant at its instant, remembered or not', async () => {
    const { table, access, clock } = world()
    const grants = [{ role: 'county-admin' as const, areaId: 'c', from, to: '2026-11-30T00:00:10.000Z' }]
    await table.write([putNew(Rights, { memberId: 'm1', active: true, grants })])
    expect(await access.rightsOf('m1')).toHaveLength(1)
    clock.now += 10_000
    expect(await access.rightsOf('m1')).toEqual([])
  })

  it('does not remember a failure, nor what a clock set back makes of it', async () => {
    const { table, access, clock, reads } = world()
    reads.fail = true
    await expect(access.rightsOf('m1')).rejects.toThrow('down')
    reads.fail = false
    await table.write([putNew(Rights, { memberId: 'm1', active: true, grants: [] })])
    expect(await access.rightsOf('m1')).toEqual([])
    clock.now -= 3_600_000
    await access.rightsOf('m1')
    expect(reads.count).toBe(3)
  })

  it('forgets when told', async () => {
    const { access, reads } = world()
    await access.rightsOf('m1')
    access.forget('m1')
    await access.rightsOf('m1')
    expect(reads.count).toBe(2)
  })
})

describe('looking up posts', () => {
  it('reads who holds them now, afresh every time', async () => {
    const { table, access } = world()
    expect(await access.postsAt('v1')).toEqual([])
    const posts = [
      { role: 'village-secretary' as const, memberId: 'm1', from },
      { role: 'duty' as const, memberId: 'm2', from, to: '2026-02-01T00:00:00.000Z' },
    ]
    await table.write([putNew(Posts, { areaId: 'v1', posts }), putNew(UnitPosts, { unitId: 'u1', posts })])
    expect(await access.postsAt('v1')).toEqual([{ role: 'village-secretary', memberId: 'm1' }])
    expect(await access.postsIn('u1')).toEqual([{ role: 'village-secretary', memberId: 'm1' }])
  })
})
