import { codes, invalid, notFound, Problem, say } from './index.ts'

describe('a problem', () => {
  it('carries a closed code, a sentence in both languages, facts and its cause', () => {
    const cause = new Error('below')
    const problem = new Problem('conflict', say('已办结', 'Already closed'), { facts: { allowed: ['reopen'] }, cause })
    expect(problem).toMatchObject({
      code: 'conflict',
      message: 'Already closed',
      facts: { allowed: ['reopen'] },
      cause,
    })
    expect(codes).toContain(problem.code)
  })

  it('names the field, what was wrong and what is allowed', () => {
    expect(invalid('stars', say('应为 1 至 5', 'Must be 1 to 5'), [1, 2, 3, 4, 5]).fields).toEqual([
      { path: 'stars', what: { 'zh-CN': '应为 1 至 5', en: 'Must be 1 to 5' }, allowed: [1, 2, 3, 4, 5] },
    ])
  })

  it('says no more of what is hidden than of what is absent', () => {
    expect(notFound()).toMatchObject({ code: 'not-found', facts: {}, fields: [] })
  })
})
