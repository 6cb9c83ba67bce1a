import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = new URL('../../', import.meta.url)
const read = (path: string): string => readFileSync(fileURLToPath(new URL(path, root)), 'utf8')

/** Every test that the document names: its file, and words of its name. */
const named = (): [path: string, words: string | undefined][] =>
  [
    ...read('docs/security.md').matchAll(/`((?:packages|services|test|scripts)\/[\w/.-]+\.ts)`((?: "[^"]+",?)*)/g),
  ].flatMap(([, path = '', names = '']) => {
    const words = [...names.matchAll(/"([^"]+)"/g)].map(([, one]) => one)
    return (words.length > 0 ? words : [undefined]).map((one): [string, string | undefined] => [path, one])
  })

describe('docs/security.md', () => {
  it('names tests that there are', () => {
    const missing = named().filter(
      ([path, words]) =>
        !existsSync(fileURLToPath(new URL(path, root))) || (words !== undefined && !read(path).includes(words)),
    )
    expect(missing).toEqual([])
    expect(named().length).toBeGreaterThan(60)
  })
})
