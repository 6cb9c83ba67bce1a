import { render, templateOf, templates, worded } from './index.ts'
import { words } from './words.ts'

const all = Object.entries(templates)

describe('a template', () => {
  it.each(all)('H2 %s says both languages with the variables it has', (_id, { text, variables }) => {
    const filled = Object.fromEntries(variables.map((name) => [name, 'x']))
    for (const language of ['zh-CN', 'en'] as const) expect(render(text, language, filled)).not.toMatch(/[{}]/)
  })

  it('H2 is a fault of ours where a variable is not said', () => {
    expect(() => render(templates['review-made'].text, 'en', { stars: '5' })).toThrow('period')
    expect(() => templateOf('no-such')).toThrow('no template no-such')
  })

  it('H2 does not compile needing what its words do not say', () => {
    const said = { title: templates['review-made'].title, 'zh-CN': '{stars}星', en: '{stars} stars' } as const
    // @ts-expect-error its words have no period
    expect(words({ ...said, needs: 'period' }).variables).toEqual(['stars'])
  })
})

describe('a county’s own words', () => {
  it('H2 stand where it has some, a language each', () => {
    const own = worded('review-made', { 'review-made': { en: '{stars}!' } })
    expect(render(own, 'en', { stars: '5', period: 'x' })).toBe('5!')
    expect(render(own, 'zh-CN', { stars: '5', period: '2026-11' })).toContain('2026-11的月度评议为5星')
  })

  it('H2 under a former name are those of every template that it became', () => {
    const former = { 'case-dropped': { 'zh-CN': '{number}不必再办' } }
    for (const id of ['case-merged-to-holder', 'case-withdrawn-to-holder'] as const)
      expect(worded(id, former)['zh-CN']).toBe('{number}不必再办')
    const both = { ...former, 'case-merged-to-holder': { 'zh-CN': '{number}已并案' } }
    expect(worded('case-merged-to-holder', both)['zh-CN']).toBe('{number}已并案')
    expect(worded('case-withdrawn-to-holder', both)['zh-CN']).toBe('{number}不必再办')
  })
})

describe('a former name', () => {
  // as they were stored with messages, and stood in the configuration of counties
  const former = {
    'sign-in-code': ['code-requested'],
    'case-to-accept': ['case-reported-to-holder'],
    'case-sent-back': ['case-returned-to-holder'],
    'case-returned': ['case-checked-failed'],
    'case-handed-up': ['case-handed-up-to-holder'],
    'case-cancelled': ['case-cancelled-to-reporter'],
    'session-scheduled': ['session-scheduled', 'party-added', 'party-corrected'],
  } as const

  it.each(Object.entries(former))('H2 %s is known still', (was, ids) => {
    const wordsOf = (id: string) => [templateOf(id).text, templateOf(id).needs]
    for (const id of ids) expect(wordsOf(id)).toEqual(wordsOf(was))
  })

  it('H2 never means another thing than it meant', () => {
    for (const [, { was, text }] of all) if (was !== undefined) expect(templateOf(was).text).toEqual(text)
  })

  it('L4 I1 of a code still hides it', () => {
    for (const was of ['sign-in-code', 'case-code'])
      expect(templateOf(was)).toMatchObject({ secret: true, urgent: true })
  })
})
