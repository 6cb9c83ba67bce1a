import type { AreaNode } from '@wangge/county/rows'
import type { AreaColumns } from '../contract/import.ts'
import { decideArea } from './import.ts'

const config = {
  code: '152921',
  levels: ['county', 'township', 'cluster', 'village', 'grid', 'micro', 'building'].map((level) => ({ level })),
}
const today = '2026-11-30'
const node = (path: string[], level: string, more: Partial<AreaNode> = {}): AreaNode => ({
  areaId: path.at(-1) as string,
  parentId: path.at(-2),
  path,
  level,
  kind: 'area',
  name: '某地',
  code: path.at(-1) as string,
  from: '2026-01-01',
  ...more,
})
const township = node(['152921', '152921100'], 'township')
const village = node([...township.path, '152921100001'], 'village')
const grid = node([...village.path, '152921100001003'], 'grid', { kind: 'basic-grid', name: '第三网格' })
const row = (more: Partial<AreaColumns> = {}): AreaColumns => ({
  code: grid.areaId,
  name: '第三网格',
  level: 'grid',
  kind: 'basic-grid',
  parentCode: village.areaId,
  ...more,
})
const decide = (wanted: AreaColumns, parent?: AreaNode, stored?: AreaNode) =>
  decideArea(wanted, { stored, parent, config, today })

describe('opening an area', () => {
  it('A1 puts it below its parent, open from today', () => {
    expect(decide(row(), village)).toEqual({ opened: { ...grid, from: today } })
  })
  it.each([
    ['cluster', '152921100-g1', township],
    ['building', '152921100001003-b1', grid],
  ] as const)('A1 knows county-chosen levels: a %s', (level, code, parent) => {
    const opened = decide(row({ level, code, kind: 'area', parentCode: parent.areaId }), parent)
    expect(opened).toMatchObject({ opened: { path: [...parent.path, code] } })
  })
  it('A1 names the levels that may follow when one does not', () => {
    const faults = [{ path: 'level', allowed: ['grid', 'micro', 'building'] }]
    expect(decide(row({ level: 'township' }), village)).toMatchObject({ faults })
    expect(decide(row({ level: 'planet' }), village)).toMatchObject({ faults: [{ allowed: expect.any(Array) }] })
  })
  it.each(['basic-grid', 'dedicated-grid'] as const)('A4 wants a village above a %s', (kind) => {
    const code = '152921100001003'
    expect(decide(row({ kind, code, parentCode: township.areaId }), township)).toMatchObject({
      faults: [{ path: 'parentCode' }],
    })
    expect(decide(row({ kind, level: 'micro', parentCode: grid.areaId }), grid)).toMatchObject({
      faults: [{ path: 'parentCode' }],
    })
  })
  it('A4 takes a dedicated grid in a village', () => {
    expect(decide(row({ kind: 'dedicated-grid' }), village)).toMatchObject({ opened: { kind: 'dedicated-grid' } })
  })
  it('wants a parent for everything but the county', () => {
    expect(decide(row({ parentCode: undefined }))).toMatchObject({ faults: [{ path: 'parentCode' }] })
    expect(decide(row(), undefined)).toMatchObject({ faults: [{ path: 'parentCode' }] })
    const county = row({ code: '152921', level: 'county', kind: 'area', parentCode: undefined })
    expect(decide(county)).toMatchObject({ opened: { path: ['152921'] } })
  })
})

describe('importing an area that is open', () => {
  it('L3 changes nothing when the row says what is stored', () => {
    expect(decide(row(), village, grid)).toEqual({ same: true })
  })
  it('renames it', () => {
    expect(decide(row({ name: '幸福网格' }), village, grid)).toEqual({ renamed: { ...grid, name: '幸福网格' } })
  })
  it('A6 does not move it, nor change its kind or level', () => {
    const other = row({ parentCode: '152921100002', kind: 'dedicated-grid', level: 'micro' })
    expect(decide(other, undefined, grid)).toMatchObject({
      faults: [
        { path: 'level', allowed: ['grid'] },
        { path: 'kind', allowed: ['basic-grid'] },
        { path: 'parentCode', allowed: ['152921100001'] },
      ],
    })
  })
  it('A5 never uses the code of a closed area again', () => {
    expect(decide(row(), village, { ...grid, to: '2026-06-01' })).toMatchObject({ faults: [{ path: 'code' }] })
  })
})
