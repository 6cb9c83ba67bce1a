import { existsSync, globSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { kinds } from '../../scripts/house/nouns.ts'
import { read, texts } from '../documents/texts.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const sources = texts('services/**/*.ts')
const isTest = (path: string) => /\.test\.ts$|(^|\/)testing\//.test(path)

describe('rooms', () => {
  it('decide without waiting: there is no await in steps and domain', () => {
    const decisions = sources.filter(({ path }) => /\/(steps|domain)(\.ts$|\/)/.test(path) && !isTest(path))
    expect(decisions.length).toBeGreaterThan(0)
    const waiting = decisions.filter(({ text }) => /^[^/*]*\b(await|async|Promise)\b/m.test(text))
    expect(waiting.map(({ path }) => path)).toEqual([])
  })

  it('decide without a clock and without chance: what time it is, and ids, are given', () => {
    const decisions = sources.filter(({ path }) => /\/(steps|domain)(\.ts$|\/)/.test(path) && !isTest(path))
    const asking = decisions.filter(({ text }) => /Date\.now\(|new Date\(\)|Math\.random\(|console\./.test(text))
    expect(asking.map(({ path }) => path)).toEqual([])
  })

  it('have nothing in a noun that is of no kind', () => {
    const known = [...kinds, 'testing']
    const ofNoKind = sources
      .map(({ path }) => path)
      .filter((path) => !path.endsWith('.test.ts'))
      .filter((path) => {
        const [, , noun = '', within, ...deeper] = path.split('/')
        if (within === undefined || known.includes(noun)) return false
        return !known.includes(within.replace(/\.ts$/, '')) || deeper.length > 1
      })
    expect(ofNoKind).toEqual([])
  })
})

describe('folders', () => {
  it('are not drawers', () => {
    const drawers = '{utils,util,common,shared,helpers,types,constants,lib,misc}'
    const found = globSync(`{packages,services,infra,scripts,test}/**/${drawers}{,.ts}`, {
      cwd: root,
      exclude: (name) => name === 'node_modules' || name === 'cdk.out',
    })
    expect(found).toEqual([])
  })
})

describe('a room’s package.json', () => {
  it.each(globSync('services/*/package.json', { cwd: root }))('%s opens what another room may import', (path) => {
    expect((JSON.parse(read(path)) as { exports: unknown }).exports).toEqual({
      './contract': './contract.ts',
      './manifest': './manifest.ts',
      './api': './api.ts',
      ...(existsSync(join(root, dirname(path), 'queue.ts')) && { './queue': './queue.ts' }),
      './testing/*': './testing/*.ts',
      './*/testing/*': './*/testing/*.ts',
    })
  })
})
