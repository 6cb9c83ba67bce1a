import { type Category, type CountyConfig, defaultConfig, defaultDeedRules } from '@wangge/county'
import { Problem, say } from '@wangge/problem'
import { revise } from './domain.ts'

const config = defaultConfig('220100', say('测试县', 'Test county'))
const leaf = config.categories.find(({ code }) => code === 'interest-demolition') as Category
const retired = { ...leaf, retired: true }
const withLeaf = (change: Partial<Category> | undefined, was: Category = leaf) =>
  config.categories.flatMap((one) => (one.code !== leaf.code ? [one] : change ? [{ ...was, ...change }] : []))
const faults = (categories: Category[], before = config.categories, more: Partial<CountyConfig> = {}): string[] => {
  try {
    revise({ ...config, categories: before }, { ...config, ...more, categories })
    return []
  } catch (error) {
    return error instanceof Problem ? error.fields.map(({ path }) => path) : [String(error)]
  }
}
const form = leaf.form ?? []
const evidence = leaf.evidence ?? []

describe('changing the tree of categories', () => {
  it('C3 counts the version on, and lets a category be renamed, retired and asked other questions', () => {
    expect(revise(config, { ...config, version: 99 }).config.version).toBe(2)
    const named = withLeaf({ name: say('拆除', 'Demolition') })
    expect(faults(named, config.categories, { changeReason: '原名有误' })).toEqual([])
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
      withLeaf({ retired: false }),
      withLeaf({}, retired),
      'categories.interest-demolition.retired',
    ],
    [
      'a retired code whose mark is left out',
      withLeaf({ retired: undefined }),
      withLeaf({}, retired),
      'categories.interest-demolition.retired',
    ],
    [
      'a code renamed to another matter without a word',
      withLeaf({ name: say('家庭纠纷', 'Family dispute') }),
      config.categories,
      'categories.interest-demolition.name',
    ],
    [
      'a code of another class',
      withLeaf({ class: 'emergency' }),
      config.categories,
      'categories.interest-demolition.class',
    ],
    [
      'a code that was confidential and is no more',
      withLeaf({}),
      withLeaf({ confidential: true }),
      'categories.interest-demolition.confidential',
    ],
    [
      'a code that comes to be confidential under its old cases',
      withLeaf({ confidential: true }),
      withLeaf({ confidential: false }),
      'categories.interest-demolition.confidential',
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

  it('C3 L2 asks every corrected name for a reason of its own, not that of the change before', () => {
    const reason = { changeReason: '原名有误' }
    const was = { ...config, ...reason }
    const wanted = { ...was, categories: withLeaf({ name: say('拆除', 'Demolition') }) }
    expect(() => revise(was, wanted)).toThrow(Problem)
    expect(revise(was, { ...wanted, changeReason: '按上级文件更名' }).config.version).toBe(2)
  })
})

describe('codes of other lists that records refer to', () => {
  const pathsOf = (change: Partial<CountyConfig>, was: CountyConfig = config, given = {}): string[] => {
    try {
      revise(was, { ...was, ...change }, given)
      return []
    } catch (error) {
      return error instanceof Problem ? error.fields.map(({ path }) => path) : [String(error)]
    }
  }
  const [first, second, ...levels] = config.levels
  const [duty] = config.duties
  const [indicator] = config.indicators
  const deeds = (change: Partial<typeof defaultDeedRules>) => ({ deeds: { ...defaultDeedRules, ...change } })
  const [list, ...lists] = defaultDeedRules.lists
  const [unit, ...units] = defaultDeedRules.units

  it.each<[string, Partial<CountyConfig>, string]>([
    ['a level that goes away', { levels: [first, second].filter((one) => one !== undefined) }, 'levels.village'],
    ['levels in another order', { levels: [second, first, ...levels].filter((one) => one !== undefined) }, 'levels'],
    [
      'a duty owed per another period',
      { duties: [{ ...duty, per: 'quarter' }] as CountyConfig['duties'] },
      `duties.${duty?.ruleId}.per`,
    ],
    [
      'an indicator over something else',
      {
        indicators: [
          { ...indicator, denominator: 'cases.other' },
          ...config.indicators.slice(1),
        ] as CountyConfig['indicators'],
      },
      `indicators.${indicator?.id}.denominator`,
    ],
    ['a deed list that goes away', deeds({ lists }), `deeds.lists.${list?.code}`],
    ['a unit of amounts that goes away', deeds({ units }), `deeds.units.${unit?.code}`],
    [
      'a unit of amounts renamed',
      deeds({ units: [{ code: unit?.code ?? '', name: say('吨', 'tonnes') }, ...units] }),
      `deeds.units.${unit?.code}.name`,
    ],
    [
      'a class renamed',
      { caseClasses: { ...config.caseClasses, general: say('突发', 'Sudden') } },
      'caseClasses.general.name',
    ],
  ])('L2 refuses %s', (_, change, path) => {
    expect(pathsOf(change)).toContain(path)
  })

  it('L2 a code that was given up comes back as what it was, or not at all', () => {
    const without = revise(config, { ...config, indicators: config.indicators.slice(1) })
    const back = (one: object) =>
      pathsOf(
        { indicators: [...without.config.indicators, one] as CountyConfig['indicators'] },
        without.config,
        without.gone,
      )
    expect(back({ ...indicator })).toEqual([])
    expect(back({ ...indicator, numerator: 'cases.other' })).toEqual([`indicators.${indicator?.id}`])
  })
})
