import { type CountyConfig, defaultConfig } from '@wangge/county'
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
  /** The county's name in English. */
  readonly english: string
  /** Settings in which it differs from the default, beyond those of every synthetic county. */
  readonly config?: Partial<Pick<CountyConfig, 'levels' | 'ladder'>>
}

const farm = { county: '445224', township: '445224401' }

const { ladder } = defaultConfig('440811', { 'zh-CN': '麻章区', en: 'Mazhang District' })
const fourSizes: Size['config'] = {
  levels: [
    { level: 'county', name: { 'zh-CN': '区', en: 'District' } },
    { level: 'township', name: { 'zh-CN': '大网格', en: 'Large grid' } },
    { level: 'village', name: { 'zh-CN': '中网格', en: 'Medium grid' } },
    { level: 'grid', name: { 'zh-CN': '小网格', en: 'Small grid' } },
    { level: 'micro', name: { 'zh-CN': '微网格', en: 'Micro grid' } },
  ],
  ladder: { ...ladder, roleByLevel: { ...ladder.roleByLevel, micro: ['grid-worker', 'grid-leader'] } },
}

export const sizes = {
  tiny: {
    title: 'two villages of a farm township, for tests',
    english: 'Huilai County',
    division: { ...farm, villages: 2 },
    around: { lon: 116.17, lat: 23.02, width: 0.04, height: 0.03 },
    grids: { basic: 4 },
    staff: withTeams({ teamMembers: 8, perTeam: [2, 2], households: 24, perGrid: [6, 6] }),
  },
  farm: {
    title: 'a farm township: 78 grids, 2,972 households',
    english: 'Huilai County',
    division: farm,
    around: { lon: 116.17, lat: 23.02, width: 0.09, height: 0.07 },
    grids: { basic: 78 },
    staff: withTeams({ teamMembers: 376, perTeam: [4, 5], households: 2972, perGrid: [24, 56] }),
  },
  town: {
    title: 'a town with four sizes of grid: 1, 31, 299 and 4',
    english: 'Mazhang District',
    division: { county: '440811', township: '440811101' },
    around: { lon: 110.19, lat: 21.06, width: 0.16, height: 0.13 },
    grids: { basic: 299, micro: 4 },
    staff: withFewPeople({ workers: 66, supervisors: 6, perGrid: [18, 32] }),
    config: fourSizes,
  },
  county: {
    title: 'a county: 1,730 grids of three kinds',
    english: 'Linshu County',
    division: { county: '371329' },
    around: { lon: 118.65, lat: 34.9, width: 0.42, height: 0.36 },
    grids: { basic: { urban: 341, rural: 1017 }, dedicated: 372 },
    staff: withPartTimers({ leaders: 769, partTime: 1513, teams: 32 }),
  },
  banner: {
    title: 'a banner: 5,845 workers, 73,063 households',
    english: 'Horqin Right Front Banner',
    division: { county: '152221' },
    around: { lon: 121.2, lat: 46.35, width: 2.2, height: 1.4 },
    grids: { basic: 2922 },
    staff: withLinks({ workers: 5845, households: 73063 }),
  },
} as const satisfies Record<string, Size>

export type SizeName = keyof typeof sizes
export const isSize = (name: string): name is SizeName => Object.hasOwn(sizes, name)
