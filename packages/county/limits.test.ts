import { defaultConfig } from './default-config.ts'
import { type DeadlineRule, deadlineRule, type Limited } from './limits.ts'

const config = defaultConfig('220100', { 'zh-CN': '测试县', en: 'Test county' })
const general: Limited = { step: 'handle', class: 'general', category: 'facility-lamp', level: 'village' }

describe('the limit of a step', () => {
  it.each<[string, Partial<Limited>, string, number]>([
    ['general, handled in days', {}, 'working-days', 5],
    ['general, accepted in hours', { step: 'accept' }, 'working-hours', 4],
    ['general, checked', { step: 'check' }, 'working-days', 2],
    ['general, answered', { step: 'answer' }, 'working-days', 1],
    ['longer at the county', { level: 'county' }, 'working-days', 10],
    ['mediation takes its time', { class: 'mediation' }, 'natural-days', 30],
    ['class before level', { class: 'mediation', level: 'county' }, 'natural-days', 30],
    ['an emergency does not wait', { step: 'accept', class: 'emergency' }, 'urgent-hours', 0.5],
    ['an emergency is urged at once', { step: 'urge', class: 'emergency' }, 'urgent-hours', 0],
    ['and handed up soon', { step: 'hand-up', class: 'emergency' }, 'urgent-hours', 0.25],
    ['a category nobody knows has the general limit', { category: 'unheard-of' }, 'working-days', 5],
  ])('%s', (_, given, kind, amount) => {
    expect(deadlineRule(config, { ...general, ...given })).toMatchObject({ kind, amount })
  })

  const rule = (amount: number, scope: Partial<DeadlineRule> = {}): DeadlineRule => ({
    step: 'handle',
    kind: 'working-days',
    amount,
    ...scope,
  })
  const rules = [
    rule(1),
    rule(2, { level: 'village' }),
    rule(3, { class: 'general' }),
    rule(4, { class: 'general', level: 'village' }),
    rule(5, { category: 'facility' }),
    rule(6, { category: 'facility', level: 'village' }),
    rule(7, { category: 'facility', class: 'general' }),
    rule(8, { category: 'facility', class: 'general', level: 'village' }),
    rule(9, { category: 'facility-lamp' }),
    rule(10, { category: 'facility-lamp', level: 'village' }),
  ]

  it.each(rules.map((_, n) => n + 1))(
    'takes the most specific of the first %i rules, in whatever order they stand',
    (n) => {
      const deadlines = rules.slice(0, n)
      expect(deadlineRule({ ...config, deadlines }, general).amount).toBe(n)
      expect(deadlineRule({ ...config, deadlines: deadlines.toReversed() }, general).amount).toBe(n)
    },
  )

  it('does not take a rule for something else', () => {
    const deadlines = [
      rule(1),
      rule(2, { category: 'hazard' }),
      rule(3, { class: 'emergency' }),
      rule(4, { level: 'grid' }),
    ]
    expect(deadlineRule({ ...config, deadlines }, general).amount).toBe(1)
  })
})
