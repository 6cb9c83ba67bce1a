import { cellsIn, documents, read, type TextFile, texts } from './texts.ts'

const features = 'docs/features.md'
const row = /(?:[A-N]|P)\d{1,2}/
const promise = /(?:QUALITY|promise) \d/
const isRule = new RegExp(`^(?:${row.source}|QUALITY \\d)$`)
const anyRow = new RegExp(`(?<![\\w-])(?:${row.source}|${promise.source})\\b(?!-)`, 'g')
/** A text that begins with what it shows, as names of tests do; or that has it in brackets. */
const named = new RegExp(
  `['"\`]((?:(?:${row.source}|${promise.source}):? )+)|(\\((?:${promise.source}|${row.source})\\))`,
  'g',
)
const comments = /\/\*\*?[\s\S]*?\*\/|(?<=^|\s)\/\/ .*$/gm
const inCode = /`[^`\n]*`/g

const rules = cellsIn(read(features)).filter(([id = '']) => isRule.test(id))
const ruled = new Set(rules.map(([id = '']) => id))

const ids = (text: string): string[] => [...text.matchAll(anyRow)].map(([id]) => id.replace('promise', 'QUALITY'))
const inComments = ({ text }: TextFile) =>
  [...text.matchAll(comments)].flatMap(([comment]) => ids(comment.replaceAll(inCode, '')))
const inNames = ({ text }: TextFile) => [...text.matchAll(named)].flatMap(([name]) => ids(name))

const code = texts('{services,packages,infra,scripts,test}/**/*.{ts,mjs}', '*.js')
const tests = code.filter(({ path }) => path.endsWith('.test.ts'))

const cited = [
  ...code.map((file) => [file.path, inComments(file)] as const),
  ...tests.map((file) => [file.path, inNames(file)] as const),
  ...documents()
    .filter(({ path }) => path !== features)
    .map(({ path, text }) => [path, ids(text.replaceAll(inCode, ''))] as const),
]

describe('docs/features.md', () => {
  it('has the rule of every row that a comment, the name of a test or a document cites', () => {
    const missing = cited.flatMap(([path, found]) => found.filter((id) => !ruled.has(id)).map((id) => `${path}: ${id}`))
    expect(missing).toEqual([])
    expect(new Set(cited.flatMap(([, found]) => found)).size).toBeGreaterThan(60)
  })

  it('has each rule once', () => {
    expect(rules.map(([id]) => id)).toEqual([...ruled])
    expect(ruled.size).toBeGreaterThanOrEqual(133)
  })

  it('says of no row that tests are named for that it is not built yet', () => {
    const shown = new Set(tests.flatMap(inNames))
    const denied = rules.filter(([id = '', ...cells]) => shown.has(id) && cells.at(-1) === 'not built yet')
    expect(denied.map(([id]) => id)).toEqual([])
  })
})
