import fc from 'fast-check'
import { defaultLadder, levelAbove, lowestRung, rungs, rungsFrom } from './ladder.ts'

const ladder = {
  roleByLevel: { ...defaultLadder.roleByLevel, district: ['township-official' as const] },
  dutyRole: 'duty' as const,
}
const county = { areaId: '220100', level: 'county' }
const town = { areaId: '220100001', level: 'township' }
const district = { areaId: '220100001D1', level: 'district' }
const village = { areaId: '220100001001', level: 'village' }
const grid = { areaId: '220100001001001', level: 'grid' }
const small = { areaId: '220100001001001-1', level: 'grid' }

describe('the ladder', () => {
  it.each([
    ['grid', village],
    ['village', town],
    ['township', county],
  ])('goes from %s one level up', (level, above) => {
    expect(levelAbove({ ladder }, [county, town, village, grid], level)).toMatchObject(above)
  })

  it('C20 begins at a level, or at the next above it where the branch has none such', () => {
    const levels = ['county', 'township', 'district', 'village', 'grid'].map((level) => ({ level }))
    const from = (level: string, lineage: (typeof county)[]) =>
      rungsFrom({ levels }, rungs({ ladder }, lineage), level).map(({ areaId }) => areaId)
    expect(from('district', [county, town, district, village, grid])).toEqual([
      district.areaId,
      town.areaId,
      county.areaId,
    ])
    expect(from('district', [county, town, village, grid])).toEqual([town.areaId, county.areaId])
    expect(from('county', [county, town, village, grid])).toEqual([county.areaId])
  })

  it('ends at the top', () => {
    expect(levelAbove({ ladder }, [county, town, village, grid], 'county')).toBeUndefined()
  })

  it('stops at a level that only some branches have', () => {
    expect(levelAbove({ ladder }, [county, town, district, village, grid], 'village')).toMatchObject(district)
    expect(levelAbove({ ladder }, [county, town, district, village, grid], 'district')).toMatchObject(town)
    expect(levelAbove({ ladder }, [county, village], 'village')).toMatchObject(county)
  })

  it('takes nested areas of one level as one rung, the lowest', () => {
    expect(lowestRung({ ladder }, [county, town, village, grid, small])).toMatchObject(small)
    expect(levelAbove({ ladder }, [county, town, village, grid, small], 'grid')).toMatchObject(village)
  })

  it('passes over a level without posts, and starts above it', () => {
    const floor = { areaId: 'floor', level: 'floor' }
    expect(lowestRung({ ladder }, [county, town, village, floor])).toMatchObject(village)
    expect(levelAbove({ ladder }, [county, town, village, floor], 'floor')).toMatchObject(village)
  })

  it('tries the duty post last at every rung', () => {
    expect(rungs({ ladder }, [county, town, village, grid]).map(({ posts }) => posts)).toEqual([
      ['grid-worker', 'grid-leader', 'duty'],
      ['village-secretary', 'duty'],
      ['township-official', 'duty'],
      ['county-leader', 'duty'],
    ])
  })

  it('climbs from anywhere to the county, one level a step, none twice', () => {
    const levels = fc.array(fc.constantFrom('township', 'district', 'village', 'grid', 'floor'), { maxLength: 8 })
    fc.assert(
      fc.property(levels, (below) => {
        const lineage = [county, ...below.map((level, n) => ({ areaId: `${n}`, level }))]
        const climbed = []
        for (let at = lowestRung({ ladder }, lineage); at; at = levelAbove({ ladder }, lineage, at.level))
          climbed.push(at)
        expect(climbed).toEqual(rungs({ ladder }, lineage))
        expect(climbed.at(-1)).toMatchObject(county)
        expect(new Set(climbed.map(({ level }) => level)).size).toBe(climbed.length)
      }),
    )
  })
})
