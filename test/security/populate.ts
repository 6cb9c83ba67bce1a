import {
  type Area,
  type Caller,
  hasUnit,
  householdsOf,
  isGrid,
  isManned,
  memberOf,
  officerOf,
  type Plan,
  teamOf,
  unitOf,
} from './arbitrary-county.ts'
import type { Marks } from './marks.ts'
import { countyCode, type RunningCounty } from './running-county.ts'

const posts: Readonly<Record<string, string>> = {
  county: 'county-leader',
  township: 'township-official',
  section: 'grid-worker',
  village: 'village-secretary',
  cluster: 'grid-worker',
  grid: 'grid-worker',
}

/** The middle of the square that is an area's own. */
export const placeOf = ({ n }: Area) => ({ lon: 119 + n / 100 + 0.005, lat: 28.005 })
const squareOf = ({ n, areaId }: Area) => {
  const [west, east, south, north] = [119 + n / 100, 119 + (n + 1) / 100, 28, 28.01]
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ]
  return { type: 'Feature', properties: { code: areaId }, geometry: { type: 'Polygon', coordinates: [ring] } }
}

const homesOf = ({ grants }: Caller): string[] => grants.map(({ areaId }) => areaId)
const isStranger = ({ memberId }: Caller): boolean => memberId.startsWith('caller')

/** Areas, units, people and households, through the import routes. */
export const populate = async (
  { areas, callers }: Plan,
  { load, drain }: RunningCounty,
  marks: Marks,
): Promise<void> => {
  const nameOf = (what: string, homes: string[], owner?: string) =>
    `${marks.character(`name of ${what}`, homes, owner ? [owner] : [])}明`
  const member = (memberId: string, homes: string[]) => {
    marks.id(memberId, 'member', homes, [memberId])
    const phone = marks.phone(memberId, homes, [memberId])
    return [memberId, nameOf(memberId, homes, memberId), phone, homes[0] as string, 'zh-CN']
  }
  const strangers = callers.filter(isStranger)
  const grids = areas.filter(isGrid)
  const basic = grids.filter(({ kind }) => kind === 'basic-grid')
  const units = areas.filter(hasUnit)

  await load(
    'areas',
    'code,name,level,kind,parentCode,from',
    areas.map(({ areaId, level, kind, parentId = '' }) => {
      // the county itself is what the whole world may know
      if (areaId !== countyCode) marks.id(areaId, 'area', [areaId])
      const name = areaId === countyCode ? '武义县' : `${marks.character('area', [areaId])}区`
      return [areaId, name, level, kind, parentId, '2026-01-01']
    }),
  )
  const squares = { type: 'FeatureCollection', features: grids.map(squareOf) }
  await load('boundaries', '', [[JSON.stringify(squares)]])
  await load(
    'units',
    'ref,name,areaCode,kind',
    units.map((area) => [
      marks.id(unitOf(area), 'unit', [area.areaId]),
      `${marks.character('unit', [area.areaId])}队`,
      area.areaId,
      '执法',
    ]),
  )
  await load('members', 'ref,name,phone,areaCode,language', [
    ...areas.map((area) => member(memberOf(area), [area.areaId])),
    ...units.map((area) => member(officerOf(area), [area.areaId])),
    ...strangers.map((caller) => member(caller.memberId, homesOf(caller))),
  ])
  await load('appointments', 'memberRef,role,areaCode,unitRef,from,to', [
    ...areas
      .filter(isManned)
      .map((area) => [memberOf(area), posts[area.level] as string, area.areaId, '', '2026-01-01', '']),
    ...units.map((area) => [officerOf(area), 'department', area.areaId, unitOf(area), '2026-01-01', '']),
    ...strangers.flatMap(({ memberId, grants }) =>
      grants.map(({ role, areaId, unitId = '' }) => [memberId, role, areaId, unitId, '2026-01-01', '']),
    ),
  ])
  await load(
    'households',
    'ref,gridCode,head,phone,address,persons,classes',
    basic.flatMap((area) =>
      householdsOf(area).map((ref) => {
        marks.id(ref, 'household', [area.areaId])
        const street = marks.character('address', [area.areaId])
        return [ref, area.areaId, nameOf(ref, [area.areaId]), marks.phone(ref, [area.areaId]), `${street}村1号`, 3, '']
      }),
    ),
  )
  await load(
    'links',
    'memberRef,householdRef,frequency',
    basic.flatMap((area) => householdsOf(area).map((ref) => [memberOf(area), ref, 'weekly'])),
  )
  await load(
    'teams',
    'ref,name,gridCode,kind,memberRefs',
    grids.map((area) => [
      marks.id(teamOf(area), 'team', [area.areaId]),
      `${marks.character('team', [area.areaId])}队`,
      area.areaId,
      '先锋服务队',
      memberOf(area),
    ]),
  )
  await drain()
}
