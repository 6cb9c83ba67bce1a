import { openTable, put, putNew } from '@wangge/table'
import { openSqlite } from '@wangge/table/sqlite'
import { openCounty } from './county.ts'
import { defaultConfig } from './default-config.ts'
import { AreaNode, CountyConfigRow } from './rows.ts'

const config = defaultConfig('220100', { 'zh-CN': '测试县', en: 'Test county' })
const node = (path: string[], level: string, more: object = {}) => {
  const areaId = path.at(-1) as string
  const parentId = path.at(-2)
  return {
    areaId,
    ...(parentId !== undefined && { parentId }),
    path,
    level,
    kind: level === 'grid' ? ('basic-grid' as const) : ('area' as const),
    name: areaId,
    code: areaId,
    from: '2026-01-01',
    ...more,
  }
}
const tree = [
  node(['c'], 'county'),
  node(['c', 't1'], 'township'),
  node(['c', 't2'], 'township', { to: '2026-06-01' }),
  node(['c', 't1', 'v1'], 'village'),
  node(['c', 't1', 'v2'], 'village'),
  node(['c', 't2', 'v3'], 'village'),
  // begins as t1 begins: a prefix of text is not a prefix of a path
  node(['c', 't10'], 'township'),
  node(['c', 't1', 'v1', 'g1'], 'grid'),
  node(['c', 't1', 'v1', 'g1', 'm1'], 'grid'),
  node(['c', 'g9'], 'grid', { kind: 'dedicated-grid' }),
]

const aCounty = async () => {
  let now = 0
  const table = openTable(openSqlite(':memory:'))
  await table.write([putNew(CountyConfigRow, config), ...tree.map((area) => putNew(AreaNode, area))])
  let reads = 0
  const counted: Parameters<typeof openCounty>[0] = {
    get: (...asked) => {
      reads++
      return table.get(...asked)
    },
    listIndex: table.listIndex,
  }
  const county = openCounty(counted, () => now)
  return { table, county, reads: () => reads, wait: (ms: number) => (now += ms) }
}

describe('the area tree', () => {
  it('knows an area, its way up and its children in order of code', async () => {
    const { county } = await aCounty()
    expect(await county.area('v1')).toMatchObject({ name: 'v1', level: 'village' })
    expect(await county.pathOf('m1')).toEqual(['c', 't1', 'v1', 'g1', 'm1'])
    expect((await county.lineage('g1')).map(({ level }) => level)).toEqual(['county', 'township', 'village', 'grid'])
    expect((await county.children('c')).map(({ areaId }) => areaId)).toEqual(['g9', 't1', 't10', 't2'])
    expect(await county.children('m1')).toEqual([])
  })

  it('has no area it does not know', async () => {
    const { county } = await aCounty()
    expect(await county.area('x')).toBeUndefined()
    await expect(county.needArea('x')).rejects.toMatchObject({ code: 'not-found' })
    await expect(county.listingAreasUnder('x')).rejects.toMatchObject({ code: 'not-found' })
  })

  it.each([
    ['c', 'c'],
    ['t1', 't1'],
    ['v1', 'v1'],
    ['g1', 'v1'],
    ['m1', 'v1'],
    ['g9', 'g9'],
  ])('lists what is at %s under %s', async (areaId, listed) => {
    const { county } = await aCounty()
    expect(await county.listingAreaOf(areaId)).toBe(listed)
  })

  it.each([
    ['c', ['c', 'g9', 't1', 'v1', 'v2', 't10', 't2', 'v3']],
    ['t1', ['t1', 'v1', 'v2']],
    ['t10', ['t10']],
    ['v1', ['v1']],
    ['m1', ['v1']],
  ])('finds every partition of the subtree of %s', async (areaId, partitions) => {
    const { county } = await aCounty()
    expect((await county.listingAreasUnder(areaId)).sort()).toEqual([...partitions].sort())
    for (const { areaId: inside, path } of tree)
      if (path.includes(areaId)) expect(partitions).toContain(await county.listingAreaOf(inside))
  })
})

describe('a list over areas', () => {
  it('looks in every partition once, and keeps what lies under one of them', async () => {
    const { county } = await aCounty()
    const { listingAreaIds, has } = await county.within(['v1', 'g1', 't10'])
    expect(listingAreaIds).toEqual(['v1', 't10'])
    const inside = await Promise.all(['v1', 'g1', 'm1', 't10', 't1', 'v2', 'x'].map(has))
    expect(inside).toEqual([true, true, true, true, false, false, false])
  })

  it('goes by where an area lies now: a grid that moved is listed with its new neighbours', async () => {
    const { county, table, wait } = await aCounty()
    const { rev } = await table.need(AreaNode, { areaId: 'g1' })
    const [before, after] = [await county.within(['v1']), await county.within(['v2'])]
    expect([await before.has('g1'), await after.has('g1')]).toEqual([true, false])
    await table.write([put(AreaNode, { ...node(['c', 't1', 'v2', 'g1'], 'grid'), rev })])
    wait(60_000)
    expect([await before.has('g1'), await after.has('g1')]).toEqual([false, true])
  })
})

describe('what was read of the county', () => {
  it('is kept for a minute', async () => {
    const { county, reads, wait } = await aCounty()
    await Promise.all([county.config(), county.calendar(), county.config()])
    await county.area('v1')
    expect(reads()).toBe(2)
    wait(59_999)
    await county.pathOf('v1')
    await county.config()
    expect(reads()).toBe(2)
    wait(1)
    await county.pathOf('v1')
    expect(reads()).toBe(3)
  })

  it('is read again after the room that wrote says so, or the clock went back', async () => {
    const { county, reads, wait } = await aCounty()
    await county.area('v1')
    county.invalidate()
    await county.area('v1')
    wait(-1)
    await county.area('v1')
    expect(reads()).toBe(3)
  })

  it('does not hold on to what was absent', async () => {
    const { county, table } = await aCounty()
    await county.area('v4')
    await table.write([putNew(AreaNode, node(['c', 't1', 'v4'], 'village'))])
    expect(await county.area('v4')).toMatchObject({ name: 'v4' })
  })

  it('says plainly that there is no configuration, and finds it once there is', async () => {
    const table = openTable(openSqlite(':memory:'))
    const county = openCounty(table, () => 0)
    await expect(county.config()).rejects.toMatchObject({ code: 'unavailable' })
    await table.write([putNew(CountyConfigRow, config)])
    expect(await county.config()).toMatchObject({ code: '220100' })
    expect((await county.calendar()).isWorkingDay('2026-10-10')).toBe(true)
  })
})
