import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Divisions, readDivisions } from './divisions.ts'
import { type OnFile, writeBoundaries, writeCsv } from './files.ts'
import { address, householdClasses, personName, phones } from './invented.ts'
import { type Point, plot, tile } from './lattice.ts'
import { type Grid, layOut } from './layout.ts'
import { staffOffices } from './offices.ts'
import { type Random, randomFor } from './random.ts'
import { openRoster, type Roster } from './roster.ts'
import { type Size, type SizeName, sizes } from './sizes.ts'
import type { Care } from './staff.ts'
import { type CountyFile, summarize } from './summary.ts'

/** Posts begin with the year the files are of. */
const since = '2026-01-01'

const areaRows = function* ({ county, townships, villages }: Divisions, grids: readonly Grid[]) {
  yield [county.code, county.name, 'county', 'area', '']
  for (const { code, name } of townships) yield [code, name, 'township', 'area', county.code]
  for (const { code, name, townshipCode } of villages) yield [code, name, 'village', 'area', townshipCode]
  for (const { code, name, level, kind, village } of grids) yield [code, name, level, kind, village.code]
}

const land = ({ county, townships, villages }: Divisions, grids: readonly Grid[], random: Random) => {
  const cells = (grid: Grid) => (grid.kind === 'basic-grid' ? random.int(9, 15) : random.int(4, 6))
  const inVillage = Map.groupBy(grids, ({ village }) => village.code)
  const inTownship = Map.groupBy(villages, ({ townshipCode }) => townshipCode)
  const villagePlot = (code: string) =>
    plot(
      code,
      (inVillage.get(code) ?? []).map((grid) => plot(grid.code, cells(grid))),
    )
  const townshipPlot = (code: string) =>
    plot(
      code,
      (inTownship.get(code) ?? []).map((village) => villagePlot(village.code)),
    )
  return plot(
    county.code,
    townships.map(({ code }) => townshipPlot(code)),
  )
}

/** Every household in the order of the grids: its ref, its grid and, if it has one, its primary worker. */
const homes = function* (care: readonly Care[]) {
  let count = 0
  const ref = () => `H${String(++count).padStart(7, '0')}`
  for (const { grid, links, unlinked } of care) {
    for (const { member, households } of links) {
      for (let at = 0; at < households; at++) yield { ref: ref(), grid, member }
    }
    for (let at = 0; at < unlinked; at++) yield { ref: ref(), grid, member: undefined }
  }
}

const householdRows = function* (care: readonly Care[], random: Random, nextPhone: () => string) {
  for (const { ref, grid } of homes(care)) {
    const sequence = Number(grid.code.slice(-3))
    yield [
      ref,
      grid.code,
      personName(random),
      nextPhone(),
      address(grid.village, sequence, random),
      random.int(1, 6),
      householdClasses(random),
    ]
  }
}

const linkRows = function* (care: readonly Care[]) {
  for (const { ref, member } of homes(care)) if (member) yield [member.ref, ref, 'weekly']
}

const rosterFiles = ({ members, appointments, units, teams }: Roster) =>
  [
    [
      'members.csv',
      ['ref', 'name', 'phone', 'areaCode', 'language'],
      members.map(({ ref, name, phone, areaCode }) => [ref, name, phone, areaCode, '']),
    ],
    [
      'units.csv',
      ['ref', 'name', 'areaCode', 'kind'],
      units.map((unit) => [unit.ref, unit.name, unit.areaCode, unit.kind]),
    ],
    [
      'appointments.csv',
      ['memberRef', 'role', 'areaCode', 'unitRef', 'from', 'to'],
      appointments.map(({ memberRef, role, areaCode, unitRef }) => [memberRef, role, areaCode, unitRef, since, '']),
    ],
    [
      'teams.csv',
      ['ref', 'name', 'gridCode', 'kind', 'memberRefs'],
      teams.map(({ ref, name, gridCode, kind, memberRefs }) => [ref, name, gridCode, kind, memberRefs.join(';')]),
    ],
  ] as const

/** Between the first corner of a block and the one across: well inside, as blocks are hardly bent. */
const middleOf = (ring: readonly Point[]): CountyFile['place'] => {
  const [a, b] = [ring[0] as Point, ring[Math.floor((ring.length - 1) / 2)] as Point]
  return { lon: (a[0] + b[0]) / 2, lat: (a[1] + b[1]) / 2 }
}

/**
 * Writes the files that a county's office would prepare, and `county.json` about them. The same size and seed make
 * the same bytes.
 */
export const generateCounty = async (
  name: SizeName,
  dir: string,
  { seed = 1, onProgress }: { seed?: number; onProgress?: OnFile } = {},
): Promise<CountyFile> => {
  const size: Size = sizes[name]
  const random = (purpose: string) => randomFor(`${name}/${seed}`, purpose)
  const nextPhone = phones(random('phones'))
  const divisions = readDivisions(size.division)
  const grids = layOut(divisions, size.grids, random('grids'))
  const roster = openRoster(random('people'), nextPhone)
  staffOffices(roster, divisions)
  const care = size.staff({ divisions, grids, roster, random: random('staff') })

  await mkdir(dir, { recursive: true })
  const csv = async (file: string, columns: readonly string[], rows: Iterable<readonly (string | number)[]>) => {
    const count = await writeCsv(dir, file, columns, rows)
    onProgress?.({ file, rows: count })
  }
  await csv('areas.csv', ['code', 'name', 'level', 'kind', 'parentCode'], areaRows(divisions, grids))
  const [home] = grids as [Grid]
  let place: CountyFile['place'] | undefined
  const polygons = function* () {
    for (const polygon of tile(land(divisions, grids, random('land')), size.around, random('boundaries'))) {
      if (polygon.code === home.code) place = middleOf(polygon.ring)
      yield polygon
    }
  }
  const outlined = await writeBoundaries(dir, 'boundaries.geojson', polygons())
  onProgress?.({ file: 'boundaries.geojson', rows: outlined })
  for (const [file, columns, rows] of rosterFiles(roster)) await csv(file, columns, rows)
  await csv(
    'households.csv',
    ['ref', 'gridCode', 'head', 'phone', 'address', 'persons', 'classes'],
    householdRows(care, random('households'), nextPhone),
  )
  await csv('links.csv', ['memberRef', 'householdRef', 'frequency'], linkRows(care))
  const { lon, lat } = size.around
  const summary = {
    ...summarize({ name, seed, size, divisions, grids, roster, care, since }),
    place: place ?? { lon, lat },
  }
  await writeFile(join(dir, 'county.json'), `${JSON.stringify(summary, null, 2)}\n`)
  return summary
}
