import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { booleanPointInPolygon } from '@turf/boolean-point-in-polygon'
import { parse } from 'csv-parse/sync'
import { generateCounty } from './generate.ts'
import { randomFor } from './random.ts'
import type { SizeName } from './sizes.ts'
import type { CountyFile } from './summary.ts'

const root = await mkdtemp(join(tmpdir(), 'county-'))
afterAll(() => rm(root, { recursive: true }))

const made = new Map<string, Promise<CountyFile>>()
const make = (size: SizeName, seed = 1, copy = 'a') => {
  const key = join(root, `${size}-${seed}-${copy}`)
  const making = made.get(key) ?? generateCounty(size, key, { seed })
  made.set(key, making)
  return making.then((county) => ({ dir: key, county }))
}
const rows = async (dir: string, file: string): Promise<Record<string, string>[]> =>
  parse(await readFile(join(dir, file)), { columns: true })
const hashes = async (dir: string) => {
  const files = (await readdir(dir)).sort()
  return Promise.all(
    files.map(
      async (file) =>
        `${file} ${createHash('sha256')
          .update(await readFile(join(dir, file)))
          .digest('hex')}`,
    ),
  )
}

type Ring = [number, number][]
const rings = async (dir: string): Promise<Map<string, Ring>> => {
  const { features } = JSON.parse(await readFile(join(dir, 'boundaries.geojson'), 'utf8'))
  return new Map(
    features.map((feature: { properties: { code: string }; geometry: { coordinates: [Ring] } }) => [
      feature.properties.code,
      feature.geometry.coordinates[0],
    ]),
  )
}
/** Twice the signed area in whole square micro-degrees around the ring's county, so that sums are exact. */
const area = (ring: Ring, [east, north]: [number, number]): number => {
  const whole = ring.map(([lon, lat]) => [Math.round((lon - east) * 1e6), Math.round((lat - north) * 1e6)] as const)
  return whole.slice(1).reduce((sum, [x, y], at) => {
    const [px, py] = whole[at] as readonly [number, number]
    return sum + px * y - x * py
  }, 0)
}

describe('a synthetic county', () => {
  it.each([
    ['tiny', { townships: 1, villages: 2, grids: 4, households: 24 }, { 'grid-worker': 4 }],
    [
      'farm',
      { townships: 1, villages: 6, grids: 78, households: 2972, teams: 78, teamMembers: 376, linkedHouseholds: 2972 },
      { 'grid-worker': 78, 'grid-leader': 78, 'grid-supervisor': 78, 'village-secretary': 6 },
    ],
    ['town', { townships: 1, villages: 31, grids: 303, dedicatedGrids: 4, members: 115 }, { 'grid-worker': 66 }],
    [
      'county',
      { urbanGrids: 341, ruralGrids: 1017, dedicatedGrids: 372, grids: 1730 },
      { 'grid-leader': 769, 'grid-worker': 1730 + 1513 },
    ],
    ['banner', { households: 73063, linkedHouseholds: 73063 }, { 'grid-worker': 5845 }],
  ] as const)('%s has the counts it is named for, in its files too', async (size, counts, holders) => {
    const { dir, county } = await make(size)
    expect(county.counts).toMatchObject(counts)
    expect(county.holders).toMatchObject(holders)
    const areas = await rows(dir, 'areas.csv')
    expect(areas.filter(({ kind }) => kind !== 'area')).toHaveLength(county.counts.grids as number)
    expect(await rows(dir, 'households.csv')).toHaveLength(county.counts.households as number)
    expect(await rows(dir, 'members.csv')).toHaveLength(county.counts.members as number)
    expect(await rows(dir, 'links.csv')).toHaveLength(county.counts.linkedHouseholds as number)
    expect((await rings(dir)).size).toBe(areas.length)
  })

  it('is the same bytes for the same seed, and another county for another', async () => {
    const [one, again, other] = await Promise.all([make('farm'), make('farm', 1, 'b'), make('farm', 2)])
    expect(await hashes(again.dir)).toEqual(await hashes(one.dir))
    expect(await hashes(other.dir)).not.toEqual(await hashes(one.dir))
  })

  it('A5 gives real division codes and numbers grids from 001 within their village', async () => {
    const { dir } = await make('county')
    const areas = await rows(dir, 'areas.csv')
    const codes = new Set(areas.map(({ code }) => code))
    expect(codes.size).toBe(areas.length)
    for (const { code, parentCode, level } of areas) {
      const length = { county: 6, township: 9, village: 12, grid: 15 }[level as string]
      expect(code).toMatch(new RegExp(`^\\d{${length}}$`))
      if (parentCode) expect(code?.startsWith(parentCode) && codes.has(parentCode)).toBe(true)
    }
    expect(areas.find(({ code }) => code === '371329001')?.name).toBe('临沭街道')
  })

  it.each(['farm', 'county', 'banner'] as const)(
    'E1 %s gives every household one primary worker, and nobody more than 15',
    async (size) => {
      const { dir } = await make(size)
      const links = await rows(dir, 'links.csv')
      const households = await rows(dir, 'households.csv')
      expect(new Set(links.map(({ householdRef }) => householdRef))).toEqual(new Set(households.map(({ ref }) => ref)))
      expect(links).toHaveLength(households.length)
      const loads = [...Map.groupBy(links, ({ memberRef }) => memberRef).values()].map((each) => each.length)
      expect(Math.max(...loads)).toBeLessThanOrEqual(15)
      expect(Math.min(...loads)).toBeGreaterThanOrEqual(10)
    },
  )

  it('gives everyone a telephone number of their own, of a form that no carrier issues', async () => {
    const { dir } = await make('banner')
    const people = [...(await rows(dir, 'members.csv')), ...(await rows(dir, 'households.csv'))]
    for (const { phone } of people) expect(phone).toMatch(/^100\d{8}$/)
    expect(new Set(people.map(({ phone }) => phone)).size).toBe(people.length)
  })

  it.each(['farm', 'town', 'county'] as const)('B1 %s fills every post of its grids and levels', async (size) => {
    const { dir, county } = await make(size)
    const areas = await rows(dir, 'areas.csv')
    const posts = await rows(dir, 'appointments.csv')
    const held = new Set(posts.map(({ role, areaCode }) => `${role} ${areaCode}`))
    const needed: Record<string, string[]> = {
      county: ['county-admin', 'county-leader', 'auditor', 'duty'],
      township: ['township-official', 'duty', 'department'],
      village: ['village-secretary'],
      grid: ['grid-worker', 'grid-leader'],
      micro: ['grid-worker', 'grid-leader'],
    }
    for (const { code, level } of areas) {
      for (const role of needed[level as string] ?? []) expect(held).toContain(`${role} ${code}`)
    }
    expect(county.admin.memberRef).toBe('M00001')
  })

  it('names people to sign in as, who see one another’s work', async () => {
    const { county } = await make('farm')
    expect(county.demo.map(({ role }) => role)).toEqual(
      expect.arrayContaining(['grid-worker', 'grid-leader', 'auditor']),
    )
    const worker = county.demo.find(({ role }) => role === 'grid-worker')
    const secretary = county.demo.find(({ role }) => role === 'village-secretary')
    expect(worker?.areaCode.startsWith(secretary?.areaCode as string)).toBe(true)
  })
})

describe('boundaries', () => {
  it.each(['tiny', 'farm', 'town', 'county', 'banner'] as const)('of %s tile: no gap, no overlap', async (size) => {
    const { dir } = await make(size)
    const areas = await rows(dir, 'areas.csv')
    const all = await rings(dir)
    const origin = (all.get(areas[0]?.code as string) as Ring)[0] as [number, number]
    const areaOf = (code: string) => area(all.get(code) as Ring, origin)
    for (const [parent, children] of Map.groupBy(areas, ({ parentCode }) => parentCode as string)) {
      const sizes = children.map(({ code }) => areaOf(code as string))
      for (const each of sizes) expect(each).toBeGreaterThan(0)
      if (parent) expect(sizes.reduce((sum, each) => sum + each, 0)).toBe(areaOf(parent))
    }
    // every edge belongs to one grid, and turned round to its neighbour or to the county's own outline
    const edge = (a: unknown, b: unknown) => `${a} ${b}`
    const edges = (ring: Ring) => ring.slice(1).map((point, at) => [ring[at], point] as const)
    const of = areas.filter(({ kind }) => kind !== 'area').flatMap(({ code }) => edges(all.get(code as string) as Ring))
    const once = new Set(of.map(([a, b]) => edge(a, b)))
    expect(once.size).toBe(of.length)
    const outline = new Set(edges(all.get(areas[0]?.code as string) as Ring).map(([a, b]) => edge(a, b)))
    for (const [a, b] of of) if (!once.has(edge(b, a))) expect(outline.has(edge(a, b))).toBe(true)
  })

  it('A7 put a point into exactly one grid', async () => {
    const { dir } = await make('farm')
    const all = await rings(dir)
    const county = all.get('445224') as Ring
    const grids = [...all].filter(([code]) => code.length === 15)
    const random = randomFor('points', 'farm')
    let inside = 0
    while (inside < 500) {
      const point: [number, number] = [116.12 + random.next() * 0.1, 22.98 + random.next() * 0.08]
      const within = (ring: Ring) => booleanPointInPolygon(point, { type: 'Polygon', coordinates: [ring] })
      const found = grids.filter(([, ring]) => within(ring))
      expect(found).toHaveLength(within(county) ? 1 : 0)
      inside += found.length
    }
  })
})
