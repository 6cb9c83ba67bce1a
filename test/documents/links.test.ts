import { existsSync, globSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { documents, read } from './texts.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const there = (path: string): boolean => existsSync(join(root, path))
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> }
// what pnpm itself knows
const ofPnpm = ['exec', 'install', 'run']

describe('documents', () => {
  it.each(documents().map(({ path, text }) => [path, text] as const))('lead from %s to what there is', (path, text) => {
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, to = '']) => join(dirname(path), to))
    expect(links.filter((to) => !there(to))).toEqual([])
    const files = [...text.matchAll(/`((?:services|packages|infra|scripts|test|docs|bench)\/[\w/.*-]+\w)`/g)].map(
      ([, one = '']) => one,
    )
    expect(files.filter((one) => globSync(one, { cwd: root }).length === 0)).toEqual([])
    const commands = [...text.matchAll(/(?:^ {4}|`)pnpm ([\w:-]+)/gm)].map(([, one = '']) => one)
    expect(commands.filter((one) => !(one in scripts) && !ofPnpm.includes(one))).toEqual([])
  })

  it('are read in Chinese as in English: the READMEs and the tour have the same parts', () => {
    const parts = (path: string) =>
      read(path)
        .split('\n')
        .filter((line) => /^(#+ |<!-- )/.test(line)).length
    expect(parts('README.zh-CN.md')).toBe(parts('README.md'))
    expect(parts('docs/tour.zh-CN.md')).toBe(parts('docs/tour.md'))
  })

  it('of the story the README tells a few lines, each of them in the tour', () => {
    const told = (path: string) =>
      read(path)
        .split('\n')
        .filter((line) => /^ {4}.*\p{Script=Han}.*$/u.test(line) && !/[#$]/.test(line))
    const whole = told('docs/tour.md')
    const missing = told('README.md').filter((line) => !whole.some((one) => one.startsWith(line.replace('……', ''))))
    expect(missing).toEqual([])
  })
})
