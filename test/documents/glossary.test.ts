import { cellsIn, documents, read, texts } from './texts.ts'

const glossary = 'docs/glossary.md'
const listed = (cell = ''): string[] => cell.split('、').filter(Boolean)
const rows = cellsIn(read(glossary)).filter(([head]) => head !== '中文')
const terms = rows.map(([zh, en, what, not, but]) => ({ zh, en, what, not: listed(not), but: listed(but) }))

/** How characters are read and written has its tables, where every word of the language may stand. */
const isOurs = (path: string): boolean =>
  !path.startsWith('packages/folding/') && !/docs\/(glossary|features)\.md/.test(path)
const ours = [...texts('{services,packages,infra,scripts,test}/**/*.{ts,mjs,yaml}'), ...documents()].filter(
  ({ path }) => isOurs(path),
)

const plain = /^[a-z][a-z -]*$/i
/** English by whole words and whatever follows them, Chinese wherever it stands. */
const pattern = (word: string): RegExp => new RegExp(plain.test(word) ? `(?<![\\w-])${word}` : word, 'gi')

describe('docs/glossary.md', () => {
  it('has one English word and one meaning for every Chinese one', () => {
    expect(terms.length).toBeGreaterThan(20)
    expect(new Set(terms.map(({ zh }) => zh)).size).toBe(terms.length)
    expect(terms.filter(({ zh, en, what }) => !(zh && en && what))).toEqual([])
  })

  it.each(terms.flatMap(({ zh, not, but }) => not.map((word) => [word, zh, but] as const)))(
    'keeps %s out, for which it has %s',
    (word, _, but) => {
      const found = ours.flatMap(({ path, text }) => {
        const rest = but.reduce((left, fixed) => left.replaceAll(fixed, ''), text)
        return [...rest.matchAll(pattern(word))].map(({ index }) => `${path}: ${rest.slice(index - 12, index + 12)}`)
      })
      expect(found).toEqual([])
    },
  )
})
