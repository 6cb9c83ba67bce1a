import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundle } from '../../infra/bundle.ts'
import { readRooms } from '../../infra/rooms.ts'
import { loads } from '../../scripts/bench/bundle-size.ts'
import { readResults } from '../../scripts/bench/results.ts'

/** What a function may grow by before somebody has to look at it and keep the new figure: `pnpm bench P4`. */
const growth = 1.02

const into = mkdtempSync(join(tmpdir(), 'wangge-bundles-'))
let weights: Awaited<ReturnType<typeof bundle>>['weights'] = {}

beforeAll(async () => {
  ;({ weights } = await bundle(await readRooms(), { into }))
})
afterAll(() => rmSync(into, { recursive: true }))

describe('the weight of a function', () => {
  it('P4 is at most 2 % above what was kept last, for every function and the first call of every noun', () => {
    const kept = new Map(readResults().P4?.figures.map(({ name, of }) => [name, of]))
    const grown = Object.entries(weights).flatMap(([entry, weight]) =>
      Object.entries(loads(weight))
        .filter(([what, now]) => now > (kept.get(entry)?.[what] ?? 0) * growth)
        .map(([what, now]) => [entry, what, now]),
    )
    expect(grown).toEqual([])
  })
})

/** Opens every noun of these functions in a process of its own, as Node runs them on Lambda. */
const program = `
  for (const file of process.argv.slice(1)) {
    const { api, queue } = await import(file)
    await (api ?? queue).load()
  }
`

describe('a function in several files', () => {
  it('P4 finds each noun’s handlers, reactions and jobs, and no one is without its route', () => {
    const files = Object.keys(weights)
      .filter((entry) => /\/(api|queue)$/.test(entry))
      .map((entry) => join(into, entry, 'index.mjs'))
    expect(files.length).toBeGreaterThan(8)
    const env = { PATH: process.env.PATH, AWS_REGION: 'us-east-1' }
    expect(execFileSync(process.execPath, ['--input-type=module', '-e', program, ...files], { env }).toString()).toBe(
      '',
    )
  })

  it('P4 keeps apart what few calls need', () => {
    const beside = (entry: string): string[] => readdirSync(join(into, entry)).filter((file) => file.endsWith('.cjs'))
    expect(beside('duties/api')).toEqual([])
    expect(beside('members/api')).toContain('seldom-libphonenumber-js-mobile.cjs')
  })
})
