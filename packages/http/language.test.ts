import { languageOf } from './language.ts'

describe('the caller’s language', () => {
  it.each([
    [undefined, 'zh-CN'],
    ['', 'zh-CN'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh-CN'],
    ['zh-TW', 'zh-CN'],
    ['en', 'en'],
    ['EN-us', 'en'],
    ['en;q=0.1, zh;q=0.9', 'zh-CN'],
    ['fr, en;q=0.5', 'en'],
    ['fr', 'zh-CN'],
    ['zh;q=0, en;q=0.1', 'en'],
    ['*', 'zh-CN'],
    [';;;q=,,', 'zh-CN'],
    ['en,'.repeat(1000), 'zh-CN'],
  ])('%s is %s', (header, language) => {
    expect(languageOf(header)).toBe(language)
    expect(languageOf(header)).toBe(language)
  })
})
