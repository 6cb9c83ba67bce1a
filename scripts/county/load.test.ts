import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Embedded, openEmbedded } from '@wangge/embedded'
import { generateCounty } from './generate.ts'
import { type KindResult, type Loading, loadCounty, type Progress } from './load.ts'
import { progressBar } from './progress.ts'
import { seedAdmin } from './seed-admin.ts'
import type { SizeName } from './sizes.ts'

const root = await mkdtemp(join(tmpdir(), 'load-'))
const opened: Embedded[] = []
afterEach(async () => {
  for (const one of opened.splice(0)) await one.stop()
})
afterAll(() => rm(root, { recursive: true }))

/** The embedded county's API as `fetch` would reach it. */
const fetchOf =
  (embedded: Embedded): typeof fetch =>
  async (url, { method = 'GET', headers, body } = {}) => {
    const { pathname, search } = new URL(String(url))
    const answer = await embedded.api({
      method,
      path: pathname + search,
      headers: Object.fromEntries(new Headers(headers)),
      body: body ?? undefined,
    })
    return new Response(answer.body, { status: answer.status, headers: answer.headers })
  }

const aCounty = async (size: SizeName) => {
  const dir = join(root, size)
  const file = await generateCounty(size, dir)
  const embedded = await openEmbedded({
    data: ':memory:',
    county: file.config.code,
    level: 'error',
    checkAnswers: true,
  })
  opened.push(embedded)
  await seedAdmin(embedded.ports, file)
  const { tokens, now } = embedded.ports('members')
  const { accessToken } = await tokens.issue({ memberId: file.admin.memberRef, sessionId: 'test' }, now)
  const load = (more: Partial<Loading> = {}) =>
    loadCounty({ baseUrl: 'http://county', dir, token: accessToken, fetch: fetchOf(embedded), language: 'en', ...more })
  return { dir, file, embedded, load }
}
const counts = (results: readonly KindResult[]) =>
  Object.fromEntries(
    results.map(({ kind, rows, added, changed, unchanged }) => [kind, { rows, added, changed, unchanged }]),
  )

describe('loading a county', () => {
  it('L3 brings in every row of every file, and a second load changes nothing', async () => {
    const { load, file, embedded } = await aCounty('tiny')
    const { areas, members, households, links } = counts(await load())
    expect(areas).toEqual({ rows: 8, added: 7, changed: 0, unchanged: 1 })
    expect(members).toEqual({ rows: 30, added: 29, changed: 0, unchanged: 1 })
    expect(households).toEqual({ rows: 24, added: 24, changed: 0, unchanged: 0 })
    expect(links).toEqual({ rows: 24, added: 24, changed: 0, unchanged: 0 })
    for (const { rows, unchanged } of await load()) expect(unchanged).toBe(rows)
    expect(await seedAdmin(embedded.ports, file)).toBe(false)
    await embedded.drain()
    expect(embedded.deadLetters()).toEqual([])
  })

  it('has farm loaded whole', async () => {
    const { load, file } = await aCounty('farm')
    const results = await load()
    expect(results.flatMap(({ errors }) => errors)).toEqual([])
    expect(counts(results).households?.added).toBe(file.counts.households)
  })

  it('L3 says which rows of the file are wrong, and writes nothing of it', async () => {
    const { dir, load } = await aCounty('tiny')
    const wrong = join(root, 'wrong')
    await generateCounty('tiny', wrong)
    const areas = await readFile(join(dir, 'areas.csv'), 'utf8')
    await writeFile(
      join(wrong, 'areas.csv'),
      areas.replace(/^(445224401001002.*),grid,basic-grid/m, '$1,plot,basic-grid'),
    )
    const [stopped, ...rest] = await load({ dir: wrong })
    expect(stopped).toMatchObject({ kind: 'areas', checkedOnly: true, added: 0, errors: [{ row: 7, field: 'level' }] })
    expect(rest).toEqual([])
    const going = await load({ dir: wrong, keepGoing: true })
    expect(going[0]).toMatchObject({ added: 6, unchanged: 1, errors: [{ row: 7 }] })
    expect(going.find(({ kind }) => kind === 'households')?.errors).toHaveLength(6)
    await copyFile(join(dir, 'areas.csv'), join(wrong, 'areas.csv'))
    expect(counts(await load({ dir: wrong })).households).toMatchObject({ added: 6, unchanged: 18 })
  })

  it('L3 only checks when it is asked to', async () => {
    const { load } = await aCounty('tiny')
    const [areas, ...rest] = await load({ checkOnly: true })
    expect(rest).toEqual([])
    expect(areas).toMatchObject({ kind: 'areas', added: 7, checkedOnly: true, errors: [] })
    expect(counts(await load()).areas).toMatchObject({ added: 7 })
    const again = await load({ checkOnly: true })
    expect(again).toHaveLength(8)
    for (const { rows, unchanged } of again) expect(unchanged).toBe(rows)
  })

  it('tries again when the API is busy or the token has run out', async () => {
    const { load, embedded } = await aCounty('tiny')
    const there = fetchOf(embedded)
    const answers = [503, 429, 401]
    let renewals = 0
    const { tokens, now } = embedded.ports('members')
    const results = await load({
      fetch: async (...asked) => {
        const status = answers.pop()
        return status ? new Response('{}', { status }) : there(...asked)
      },
      token: async (renew) => {
        if (renew) renewals++
        return (await tokens.issue({ memberId: 'M00001', sessionId: 'test' }, now)).accessToken
      },
    })
    expect(counts(results).areas).toMatchObject({ added: 7 })
    expect(renewals).toBeGreaterThan(0)
  })

  it('gives up with the API’s own words when it is refused', async () => {
    const { load, embedded } = await aCounty('tiny')
    const { tokens, now } = embedded.ports('members')
    const { accessToken } = await tokens.issue({ memberId: 'nobody', sessionId: 'test' }, now)
    await expect(load({ token: accessToken })).rejects.toThrow(/areas: 40\d/)
  })
})

describe('a loaded county of 1,730 grids', () => {
  it('A7 knows which grid any place is in', async () => {
    const { dir, file, embedded, load } = await aCounty('county')
    for (const kind of ['members', 'units', 'appointments', 'teams', 'households', 'links'])
      await rm(join(dir, `${kind}.csv`))
    expect(counts(await load()).boundaries?.added).toBe(2006)
    const { features } = JSON.parse(await readFile(join(dir, 'boundaries.geojson'), 'utf8')) as {
      features: { properties: { code: string }; geometry: { coordinates: [[number, number][]] } }[]
    }
    const grids = features.filter(({ properties }) => properties.code.length === 15)
    const { tokens, now } = embedded.ports('members')
    const { accessToken } = await tokens.issue({ memberId: file.admin.memberRef, sessionId: 'test' }, now)
    for (const { properties, geometry } of grids) {
      const [corner, ...ring] = geometry.coordinates[0]
      // the middle of the first edge, moved a little towards the inside (rings turn left)
      const [x, y] = corner as [number, number]
      const [nx, ny] = ring[0] as [number, number]
      const [lon, lat] = [(x + nx) / 2 - (ny - y) / 1e4, (y + ny) / 2 + (nx - x) / 1e4]
      const { body } = await embedded.api({
        method: 'GET',
        path: `/v1/areas/locate?lon=${lon}&lat=${lat}&crs=WGS-84`,
        headers: { authorization: `Bearer ${accessToken}` },
      })
      expect(JSON.parse(body).areaId).toBe(properties.code)
    }
  })
})

describe('the progress bar', () => {
  it('shows what takes longer than two seconds', () => {
    let now = 0
    const written: string[] = []
    const bar = progressBar({ isTTY: true, write: (text) => written.push(text) }, () => now)
    const at = (done: number): Progress => ({ kind: 'links', phase: 'load', done, rows: 4000 })
    bar(at(500))
    expect(written).toEqual([])
    now = 2500
    bar(at(2000))
    expect(written.at(-1)).toContain('2,000 of 4,000')
    bar(at(4000))
    expect(written.at(-1)).toBe('\r\u001b[K')
  })
})
