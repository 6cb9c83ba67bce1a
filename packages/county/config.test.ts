import { categoryPath, leafCategories, needCategory } from './categories.ts'
import { CountyConfig } from './config.ts'
import { defaultConfig } from './default-config.ts'
import { open311Of } from './open311.ts'

const config = defaultConfig('220100', { 'zh-CN': '测试县', en: 'Test county' })
const faults = (change: object) =>
  CountyConfig.safeParse({ ...config, ...change }).error?.issues.map((issue) => issue.path.join('.'))
const [firstLevel, ...otherLevels] = config.levels
const [firstRule] = config.duties
const [firstIndicator] = config.indicators
const named = { name: { 'zh-CN': '灯杆编号', en: 'Number on the pole' } }
const pole = { ...named, code: 'pole', kind: 'text', required: false, sensitivity: 'open' }
const withLeaf = (more: object) => {
  const [top, leaf, ...others] = config.categories
  return { categories: [top, { ...leaf, ...more }, ...others] }
}
const withForm = (...form: object[]) => withLeaf({ form: form.map((one) => ({ ...pole, ...one })) })
const photo = { ...named, code: 'photo', kind: 'photo', when: 'before', count: 1 }

describe('a county’s configuration', () => {
  it('starts as checked data', () => {
    expect(CountyConfig.parse(config)).toEqual(config)
    expect(CountyConfig.parse(JSON.parse(JSON.stringify(config)))).toEqual(config)
  })

  it.each<[string, object]>([
    ['', { colour: 'red' }],
    ['version', { version: 0 }],
    ['code', { code: '2201' }],
    ['zone', { zone: 'Mars/Olympus' }],
    ['gridSize.to', { gridSize: { from: 30, to: 20 } }],
    ['levels.4.level', { levels: [...config.levels, firstLevel] }],
    ['ladder.roleByLevel.county', { levels: otherLevels }],
    [
      'ladder.roleByLevel.moon',
      { ladder: { ...config.ladder, roleByLevel: { ...config.ladder.roleByLevel, moon: ['duty'] } } },
    ],
    ['ladder.roleByLevel', { ladder: { ...config.ladder, roleByLevel: { grid: ['grid-worker'] } } }],
    ['ladder.dutyRole', { ladder: { ...config.ladder, dutyRole: 'king' } }],
    [
      'categories.0.parent',
      { categories: [{ ...config.categories[0], parent: 'none' }, ...config.categories.slice(1)] },
    ],
    ['categories', { categories: config.categories.filter(({ parent }) => !parent) }],
    ['categories.1.code', { categories: [config.categories[0], config.categories[0], ...config.categories.slice(1)] }],
    ['deadlines', { deadlines: config.deadlines.slice(1) }],
    ['deadlines.14', { deadlines: [...config.deadlines, config.deadlines[0]] }],
    ['deadlines.14.category', { deadlines: [...config.deadlines, { ...config.deadlines[0], category: 'none' }] }],
    ['deadlines.14.level', { deadlines: [...config.deadlines, { ...config.deadlines[0], level: 'none' }] }],
    [
      'deadlines.14.amount',
      { deadlines: [...config.deadlines, { step: 'check', level: 'grid', kind: 'natural-days', amount: 0 }] },
    ],
    ['duties.0.remind', { duties: [{ ...firstRule, remind: '0 9 1 * 5' }] }],
    ['duties.0.who', { duties: [{ ...firstRule, who: 'neighbour' }] }],
    ['indicators.0.cutPoints', { indicators: [{ ...firstIndicator, cutPoints: [0.9, 0.8, 0.7, 0.6] }] }],
    ['indicators.1.id', { indicators: [firstIndicator, firstIndicator] }],
    ['templates.case-solved', { templates: { 'case-solved': { en: 'Done' } } }],
    ['templates.review-made.zh-CN', { templates: { 'review-made': { 'zh-CN': '{star}星' } } }],
    ['templates.code-requested.en', { templates: { 'code-requested': { en: 'Valid for {minutes} minutes' } } }],
    ['quietHours.from', { quietHours: { from: '25:00', to: '08:00' } }],
    ['open311.keys.0', { open311: { keys: ['a-key-in-the-clear'] } }],
    ['open311.decimals', { open311: { decimals: 7 } }],
    ['categories.1.form.0.choices', withForm({ kind: 'choice' })],
    ['categories.1.form.0.choices', withForm({ choices: [{ code: 'a', ...named }] })],
    [
      'categories.1.form.0.choices',
      withForm({ kind: 'choice', choices: [photo, photo].map(({ code, name }) => ({ code, name })) }),
    ],
    ['categories.1.form.0.kind', withForm({ kind: 'belief' })],
    ['categories.1.form.0.sensitivity', withForm({ sensitivity: undefined })],
    ['categories.1.form', withForm({}, {})],
    ['categories.1.evidence', withLeaf({ evidence: [photo, photo] })],
    ['categories.1.evidence.0.when', withLeaf({ evidence: [{ ...photo, when: 'later' }] })],
    ['categories.1.legalBasis.0.url', withLeaf({ legalBasis: [{ title: named.name, url: 'javascript:1' }] })],
    ['calendar.makeUpWorkdays.0', { calendar: { ...config.calendar, makeUpWorkdays: ['2026-11-30'] } }],
  ])('refuses what is wrong with %p', (path, change) => {
    expect(faults(change)).toContain(path)
  })
})

describe('the public list of cases (I3)', () => {
  it('is of the categories that a county opted in: as shipped none about people or crimes', () => {
    const tops = new Set(config.categories.filter((one) => one.public).map(({ parent }) => parent))
    expect([...tops]).toEqual(['environment', 'facility'])
  })

  it('rounds places to about 100 m and asks no key, unless the county says otherwise', () => {
    expect(open311Of(config)).toMatchObject({ jurisdictionId: '220100', keys: [], decimals: 3 })
    expect(open311Of({ ...config, open311: { decimals: 2 } })).toMatchObject({ keys: [], decimals: 2 })
  })
})

describe('the shipped categories', () => {
  it('C3 ask, rest on law and need proof where that fits; a lamp needs nothing but a note', () => {
    const found = (code: string) => config.categories.find((one) => one.code === code)
    expect(found('facility-lamp')?.evidence).toBeUndefined()
    expect(found('facility-lamp')?.form?.every(({ required }) => !required)).toBe(true)
    const papers = found('interest-demolition')?.evidence?.map(({ kind, when }) => `${kind} ${when}`)
    expect(papers).toEqual(['document before', 'photo before', 'document before', 'photo after'])
    for (const { form = [], legalBasis = [], evidence = [], code } of config.categories) {
      const isLeaf = !config.categories.some(({ parent }) => parent === code)
      if (form.length + legalBasis.length + evidence.length > 0) expect([code, isLeaf]).toEqual([code, true])
    }
  })

  it('C3 name problems, never kinds of people, and ask nobody about belief, politics or ethnicity', () => {
    const words = JSON.stringify(config.categories)
    expect(words).not.toMatch(
      /信教|宗教|信仰|民族|党员|政治|精神病|吸毒人员|上访户|重点人员|刑满|belie|religio|ethnic|politic/i,
    )
  })

  it('are eight groups of three to seven problems', () => {
    const tops = config.categories.filter(({ parent }) => !parent)
    expect(tops).toHaveLength(8)
    for (const { code } of tops) {
      const size = config.categories.filter(({ parent }) => parent === code).length
      expect(size).toBeGreaterThanOrEqual(3)
      expect(size).toBeLessThanOrEqual(7)
    }
  })

  it('C20 keep family, officials’ conduct and petitions to a few, and no category is that and public', () => {
    const kept = config.categories.filter(({ confidential }) => confidential).map(({ code }) => code)
    expect(kept).toEqual(['interest-conduct', 'interest-petition', 'dispute-family'])
    const both = config.categories.map((one) => (one.code === kept[0] ? { ...one, public: true } : one))
    const at = config.categories.findIndex(({ code }) => code === kept[0])
    expect(faults({ categories: both })).toEqual([`categories.${at}.public`])
    expect(faults({ cases: { confidential: { startsAt: 'nowhere', hiddenBelow: 3, mostViewers: 5 } } })).toEqual([
      'cases.confidential.startsAt',
    ])
  })

  it('are found from the top down', () => {
    expect(categoryPath(config, 'order-fraud')).toEqual(['order', 'order-fraud'])
    expect(categoryPath(config, 'none')).toEqual([])
  })

  it('take cases at the lowest level only, and not when retired', () => {
    expect(needCategory(config, 'hazard-gas').class).toBe('emergency')
    expect(leafCategories(config)).toContainEqual(needCategory(config, 'dispute-family'))
    const retired = { categories: config.categories.map((each) => ({ ...each, retired: each.code === 'hazard-gas' })) }
    for (const refused of [
      () => needCategory(config, 'hazard'),
      () => needCategory(config, 'none'),
      () => needCategory(retired, 'hazard-gas'),
    ])
      expect(refused).toThrow(expect.objectContaining({ code: 'invalid' }))
  })
})
