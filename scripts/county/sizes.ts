import type { Around } from './lattice.ts'
import type { GridCounts } from './layout.ts'
import { type Staff, withFewPeople, withLinks, withPartTimers, withTeams } from './staff.ts'

/** A county to be made: whose names and codes it takes, and how many of everything it has. */
export interface Size {
  readonly title: string
  readonly division: { readonly county: string; readonly township?: string; readonly villages?: number }
  /** The real place's rough position. */
  readonly around: Around
  readonly grids: GridCounts
  readonly staff: Staff
  /** What the county calls its levels, where it differs from the default. */
  readonly levels?: readonly {
    readonly level: string
    readonly name: { readonly 'zh-CN': string; readonly en: string }
  }[]
}

const farm = { county: '445224', township: '445224401' }

export const sizes = {
  tiny: {
    title: 'two villages of a farm township, for tests',
    division: { ...farm, villages: 2 },
    around: { lon: 116.17, lat: 23.02, width: 0.04, height: 0.03 },
    grids: { basic: 4 },
    staff: withTeams({ teamMembers: 8, perTeam: [2, 2], households: 12, perGrid: [3, 3] }),
  },
  farm: {
    title: 'a farm township: 78 grids, 2,972 households',
    division: farm,
    around: { lon: 116.17, lat: 23.02, width: 0.09, height: 0.07 },
    grids: { basic: 78 },
    staff: withTeams({ teamMembers: 376, perTeam: [4, 5], households: 2972, perGrid: [24, 56] }),
  },
  town: {
    title: 'a town with four sizes of grid: 1, 31, 299 and 4',
    division: { county: '440811', township: '440811101' },
    around: { lon: 110.19, lat: 21.06, width: 0.16, height: 0.13 },
    grids: { basic: 299, micro: 4 },
    staff: withFewPeople({ workers: 66, supervisors: 6, perGrid: [18, 32] }),
    levels: [
      { level: 'county', name: { 'zh-CN': '区', en: 'district' } },
      { level: 'township', name: { 'zh-CN': '大网格', en: 'large grid' } },
      { level: 'village', name: { 'zh-CN': '中网格', en: 'medium grid' } },
      { level: 'grid', name: { 'zh-CN': '小网格', en: 'small grid' } },
      { level: 'micro', name: { 'zh-CN': '微网格', en: 'micro grid' } },
    ],
  },
  county: {
    title: 'a county: 1,730 grids of three kinds',
    division: { county: '371329' },
    around: { lon: 118.65, lat: 34.9, width: 0.42, height: 0.36 },
    grids: { basic: { urban: 341, rural: 1017 }, dedicated: 372 },
    staff: withPartTimers({ leaders: 769, partTime: 1513, teams: 32 }),
  },
  banner: {
    title: 'a banner: 5,845 workers, 73,063 households',
    division: { county: '152221' },
    around: { lon: 121.2, lat: 46.35, width: 2.2, height: 1.4 },
    grids: { basic: 2922 },
    staff: withLinks({ workers: 5845, households: 73063 }),
  },
} as const satisfies Record<string, Size>

export type SizeName = keyof typeof sizes
export const isSize = (name: string): name is SizeName => Object.hasOwn(sizes, name)
