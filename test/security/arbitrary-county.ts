import { type Role, roles } from '@wangge/access'
import fc from 'fast-check'
import { countyCode } from './running-county.ts'

/** An area of a plan, with everything above it. */
export interface Area {
  readonly areaId: string
  readonly parentId: string | undefined
  readonly path: readonly string[]
  readonly level: string
  readonly kind: 'area' | 'basic-grid' | 'dedicated-grid'
  /** Its number in the plan, by which everything in it is named. */
  readonly n: number
}
export interface CallerGrant {
  readonly role: Role
  readonly areaId: string
  readonly unitId?: string
}
/** Somebody who asks. */
export interface Caller {
  readonly memberId: string
  readonly grants: readonly CallerGrant[]
}
/** How far a grid's case has come when everybody starts asking. */
const fates = ['reported', 'accepted', 'dispatched', 'solved', 'struck-off'] as const
export type Fate = (typeof fates)[number]

/** What a county is made of: data only, so that a failing one can be shrunk and read. */
export interface Plan {
  readonly areas: readonly Area[]
  readonly callers: readonly Caller[]
  readonly fates: readonly Fate[]
  /** Which of the possible targets are tried. */
  readonly dice: number
}

/** Ids of what lies in an area. */
export const memberOf = ({ n }: Pick<Area, 'n'>): string => `mem${n}x`
export const officerOf = ({ n }: Pick<Area, 'n'>): string => `off${n}x`
export const unitOf = ({ n }: Pick<Area, 'n'>): string => `unit${n}x`
export const teamOf = ({ n }: Pick<Area, 'n'>): string => `team${n}x`
export const householdsOf = ({ n }: Pick<Area, 'n'>): string[] => [`hh${n}xa`, `hh${n}xb`]
export const hasUnit = ({ level }: Area): boolean => level === 'township' || level === 'village'
export const isGrid = ({ kind }: Area): boolean => kind !== 'area'
/** Dedicated grids have nobody in post, no households, and cases that nobody has touched. */
export const isManned = ({ kind }: Area): boolean => kind !== 'dedicated-grid'

interface Village {
  readonly clusters: readonly (readonly boolean[])[]
  readonly grids: readonly boolean[]
}
interface Township {
  readonly sections: readonly (readonly Village[])[]
  readonly villages: readonly Village[]
}

// one begins like the next: whoever tells areas apart by how their codes begin gets it wrong
const lookalikes = ['a', 'ab', 'abc']

/** Numbers the tree: township 9 digits, village 12, grid 15; sections and clusters are named after their parent. */
const areasOf = (townships: readonly Township[]): Area[] => {
  const areas: Area[] = []
  const add = (areaId: string, level: string, parent?: Area, kind: Area['kind'] = 'area'): Area => {
    const path = [...(parent?.path ?? []), areaId]
    const area = { areaId, parentId: parent?.areaId, path, level, kind, n: areas.length }
    areas.push(area)
    return area
  }
  const county = add(countyCode, 'county')
  for (const [t, { sections, villages }] of townships.entries()) {
    const township = add(`${countyCode}${101 + t}`, 'township', county)
    let v = 200
    const addVillage = (parent: Area, { clusters, grids }: Village): void => {
      const village = add(`${township.areaId}${++v}`, 'village', parent)
      let g = 0
      const addGrid = (under: Area, isBasic: boolean) =>
        add(
          `${village.areaId}${String(++g).padStart(3, '0')}`,
          'grid',
          under,
          isBasic ? 'basic-grid' : 'dedicated-grid',
        )
      for (const isBasic of grids) addGrid(village, isBasic)
      for (const [c, inside] of clusters.entries()) {
        const cluster = add(`${village.areaId}-${lookalikes[c]}`, 'cluster', village)
        for (const isBasic of inside) addGrid(cluster, isBasic)
      }
    }
    for (const village of villages) addVillage(township, village)
    for (const [s, inside] of sections.entries()) {
      const section = add(`${township.areaId}-${lookalikes[s]}`, 'section', township)
      for (const village of inside) addVillage(section, village)
    }
  }
  return areas
}

const few = <T>(one: fc.Arbitrary<T>, maxLength: number, minLength = 0) => fc.array(one, { minLength, maxLength })
const grid = fc.boolean()
const village: fc.Arbitrary<Village> = fc.record({ clusters: few(few(grid, 1), 2), grids: few(grid, 2, 1) })
const township: fc.Arbitrary<Township> = fc.record({ sections: few(few(village, 1), 2), villages: few(village, 2, 1) })

// somebody who may do nearly everything, so that every route is answered at least once
const heads: readonly Role[] = ['county-admin', 'county-leader']

const asGrant = (areas: readonly Area[], role: Role, at: number): CallerGrant => {
  const possible = role === 'department' ? areas.filter(hasUnit) : areas
  const area = possible[at % possible.length] as Area
  return { role, areaId: area.areaId, ...(role === 'department' && { unitId: unitOf(area) }) }
}

/** Random trees whose branches differ in depth, and people who hold one or two roles somewhere in them. */
export const arbitraryPlan: fc.Arbitrary<Plan> = fc
  .record({
    townships: few(township, 2, 1),
    callers: few(few(fc.tuple(fc.constantFrom(...roles), fc.nat(1000)), 2, 1), 4, 2),
    residents: few(fc.nat(1000), 1, 1),
    fates: few(fc.constantFrom(...fates), 6, 1),
    dice: fc.nat(),
  })
  .map(({ townships, callers, residents, ...plan }) => {
    const areas = areasOf(townships)
    const strangers = callers.map((grants, n) => ({
      memberId: `caller${n}x`,
      grants: grants.map(([role, at]) => asGrant(areas, role, at)),
    }))
    // somebody who works there asks as well: they have sheets, messages and a review of their own
    const grids = areas.filter((area) => isGrid(area) && isManned(area))
    const workers = residents.flatMap((at): Caller[] => {
      const area = grids[at % grids.length]
      return area ? [{ memberId: memberOf(area), grants: [{ role: 'grid-worker', areaId: area.areaId }] }] : []
    })
    const head = { memberId: 'caller9x', grants: heads.map((role) => ({ role, areaId: countyCode })) }
    return { areas, callers: [head, ...strangers, ...workers], ...plan }
  })
