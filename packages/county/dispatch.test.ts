import { defaultConfig, dispatchRule } from './index.ts'

const config = defaultConfig('330723', { 'zh-CN': '武义县', en: 'Wuyi' })
const matter = {
  path: ['330723', '330723101', '330723101201'],
  category: 'facility-lamp',
  class: 'general',
  // Monday, 10:00 in the county
  at: '2026-11-23T02:00:00.000Z',
} as const
const ruleOf = (rules: object[], over: object = {}) =>
  dispatchRule(
    config,
    { ...matter, ...over },
    rules.map((rule, n) => ({ ruleId: `r${n}`, unitId: `u${n}`, ...rule })) as never,
  )

describe('dispatch rules', () => {
  it('C7 hold in order: the first that fits, and it says why the others before it did not', () => {
    const { rule, tried } = ruleOf([{ category: 'dispute' }, { category: 'facility', area: '330723101' }, {}])
    expect(rule?.unitId).toBe('u1')
    expect(tried).toEqual([
      { ruleId: 'r0', misses: ['category'] },
      { ruleId: 'r1', misses: [] },
    ])
  })

  it.each<[object, object, boolean]>([
    [{ area: '330723102' }, {}, false],
    [{ class: 'emergency' }, {}, false],
    [{ class: 'emergency' }, { class: 'emergency' }, true],
    [{ weekdays: [1] }, {}, true],
    [{ weekdays: [6, 7] }, {}, false],
    [{ hours: { from: '09:00', to: '10:00' } }, {}, false],
    [{ hours: { from: '10:00', to: '18:00' } }, {}, true],
    [{ hours: { from: '18:00', to: '09:00' } }, { at: '2026-11-22T20:00:00.000Z' }, true],
    [{ hours: { from: '18:00', to: '09:00' } }, {}, false],
  ])('C7 %j for %j: %s', (rule, over, holds) => {
    expect(ruleOf([rule], over).rule !== undefined).toBe(holds)
  })

  it('C7 none, where the county has none', () => {
    expect(dispatchRule(config, matter)).toEqual({ tried: [] })
  })
})
