import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type TextFile, texts } from '../documents/texts.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const folders = ['packages', 'services', 'infra', 'scripts', 'test']
const sources = texts(...folders.map((folder) => `${folder}/**/*.ts`))
const isTest = ({ path }: { path: string }) => path.endsWith('.test.ts')
const lines = ({ text }: { text: string }): number => text.trimEnd().split('\n').length

/** The room, the package or the folder of scripts and tests that has to mend it. */
const placeOf = ({ path }: { path: string }): string => path.split('/').slice(0, 2).join('/')
const counted = (found: readonly { path: string }[]): Record<string, number> =>
  Object.fromEntries(
    Object.entries(Object.groupBy(found, placeOf))
      .map(([place, of]) => [place, of?.length ?? 0] as const)
      .toSorted(([one], [other]) => (one < other ? -1 : 1)),
  )

/**
 * What was too large when these bounds were set, by place: it shrinks. Whoever mends one takes it off here, and nobody
 * adds one.
 */
const tooLargeYet = {
  files: {
    'packages/county': 1,
    'packages/table': 2,
    'packages/time': 1,
    'services/cases': 2,
    'services/duties': 1,
    'test/conformance': 1,
    'test/faults': 1,
    'test/security': 3,
  },
  manifests: {},
  handlers: {},
  packages: {
    'packages/county': 1,
    'packages/embedded': 1,
    'packages/http': 1,
    'packages/table': 1,
  },
  parameters: {
    'packages/embedded': 1,
    'packages/events': 2,
    'packages/ledger': 2,
    'packages/table': 2,
    'services/assessments': 1,
    'services/cases': 41,
    'services/duties': 1,
    'services/members': 1,
    'test/security': 2,
  },
}

/** Statements of a file that stand for themselves, with what they are called; formatting ends them at the margin. */
const statementsIn = ({ text }: TextFile): string[] => text.split(/\n(?=[a-z/])/)
const isHandler = (statement: string): boolean => /^export const \w+ = (?:implement|react|ring)\(/.test(statement)

/** Where biome finds more than four parameters; a test's may be the cells of its table. */
const tooManyParameters = (): { path: string }[] => {
  const biome = join(root, 'node_modules', '.bin', 'biome')
  const asked = ['lint', '--only=complexity/useMaxParams', '--max-diagnostics=none', '--reporter=github', ...folders]
  const out = execFileSync(biome, asked, { cwd: root, maxBuffer: 16 * 1024 * 1024, stdio: 'pipe' }).toString()
  return [...out.matchAll(/file=([^,]+),/g)]
    .map(([, path = '']) => ({ path: path.replace(root, '') }))
    .filter((one) => !isTest(one))
}

describe('sizes', () => {
  it('a file has at most 200 lines', () => {
    expect(counted(sources.filter((one) => lines(one) > 200))).toEqual(tooLargeYet.files)
  })

  it('a manifest has at most 40 lines', () => {
    const manifests = sources.filter(({ path }) => /^services\/[^/]+\/manifest\.ts$/.test(path))
    expect(counted(manifests.filter((one) => lines(one) > 40))).toEqual(tooLargeYet.manifests)
  })

  it('a handler, a reaction, a job has at most 40 lines', () => {
    const handlers = sources
      .filter(({ path }) => path.startsWith('services/'))
      .flatMap((file) => statementsIn(file).map((text) => ({ path: file.path, text })))
      .filter(({ text }) => isHandler(text))
    expect(handlers.length).toBeGreaterThan(0)
    expect(counted(handlers.filter((one) => lines(one) > 40))).toEqual(tooLargeYet.handlers)
  })

  it('a package has at most 1,000 lines beside its drivers, its toys and its tests', () => {
    const aside = /\.test\.ts$|(^|[/-])toy|^packages\/table\/.*(dynamodb|sqlite)/
    const packages = Object.groupBy(
      sources.filter(({ path }) => path.startsWith('packages/') && !aside.test(path)),
      placeOf,
    )
    const sizes = Object.entries(packages).map(([path, files = []]) => ({
      path,
      size: files.reduce((sum, one) => sum + lines(one), 0),
    }))
    expect(counted(sizes.filter(({ size }) => size > 1000))).toEqual(tooLargeYet.packages)
  })

  it('a function has at most four parameters', () => {
    expect(counted(tooManyParameters())).toEqual(tooLargeYet.parameters)
  })
})
