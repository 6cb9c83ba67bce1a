import { type Category, defaultConfig } from '@wangge/county'
import { Problem, say } from '@wangge/problem'
import { revise } from './domain.ts'

const config = defaultConfig('220100', say('测试县', 'Test county'))
const leaf = config.categories.find(({ code }) => code === 'interest-demolition') as Category
const retired = { ...leaf, retired: true }
const withLeaf = (change: Partial<Category> | undefined, was: Category = leaf) =>
  config.categories.flatMap((one) => (one.code !== leaf.code ? [one] : change ? [{ ...was, ...change }] : []))
const faults = (categories: Category[], before = config.categories): string[] => {
  try {
    revise({ ...config, categories: before }, { ...config, categories })
    return []
  } catch (error) {
    return error instanceof Problem ? error.fields.map(({ path }) => path) : [String(error)]
  }
}
const form = leaf.form ?? []
const evidence = leaf.evidence ?? []

describe('changing the tree of categories', () => {
  it('C3 counts the version on, and lets a category be renamed, retired and asked other questions', () => {
    expect(revise(config, { ...config, version: 99 }).version).toBe(2)
    expect(faults(withLeaf({ name: say('拆除', 'Demolition') }))).toEqual([])
    expect(faults(withLeaf({ retired: true }))).toEqual([])
    expect(faults(withLeaf({ form: form.slice(1), evidence: [] }))).toEqual([])
    expect(faults([...config.categories, { ...leaf, code: 'interest-other' }])).toEqual([])
  })

  it.each<[string, Category[], Category[], string]>([
    ['a code that goes away', withLeaf(undefined), config.categories, 'categories.interest-demolition'],
    ['a code that moves', withLeaf({ parent: 'hazard' }), config.categories, 'categories.interest-demolition.parent'],
    [
      'a code that comes to the top',
      withLeaf({ parent: undefined }),
      config.categories,
      'categories.interest-demolition.parent',
    ],
    ['a retired code that goes away', withLeaf(undefined), withLeaf({}, retired), 'categories.interest-demolition'],
    [
      'a retired code that comes back as something else',
      withLeaf({ retired: false, name: say('拆迁', 'Relocation') }),
      withLeaf({}, retired),
      'categories.interest-demolition.name',
    ],
    [
      'a question that becomes another',
      withLeaf({ form: form.map(({ choices: _, ...one }) => ({ ...one, kind: 'number' as const })).slice(0, 1) }),
      config.categories,
      'categories.interest-demolition.form.what',
    ],
    [
      'a paper that becomes a picture',
      withLeaf({ evidence: evidence.map((one) => ({ ...one, kind: 'photo' as const })).slice(0, 1) }),
      config.categories,
      'categories.interest-demolition.evidence.drawing',
    ],
  ])('C3 refuses %s', (_, wanted, before, path) => {
    expect(faults(wanted, before)).toEqual([path])
  })

  it('C3 lets a retired code come back as what it was', () => {
    expect(faults(withLeaf({ retired: false }), withLeaf({}, retired))).toEqual([])
  })
})
