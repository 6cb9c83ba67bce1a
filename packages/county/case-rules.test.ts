import { caseRules, tellableCount } from './case-rules.ts'

describe('counts of confidential cases', () => {
  it('C20 are told from three on, or from what the county says', () => {
    expect([0, 1, 2, 3, 40].map((found) => tellableCount(found, caseRules({})))).toEqual([null, null, null, 3, 40])
    const confidential = { ...caseRules({}).confidential, hiddenBelow: 10 }
    expect(tellableCount(9, caseRules({ cases: { confidential } }))).toBeNull()
  })
})
