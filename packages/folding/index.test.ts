import fc from 'fast-check'
import * as OpenCC from 'opencc-js'
import { fold } from './index.ts'
import { scriptTable } from './script-table.ts'

describe('folding for a search', () => {
  it.each([
    ['traditional script', '惠來縣路燈壞了，請儘快維修', '惠来县路灯坏了，请尽快维修'],
    ['Hong Kong’s and Taiwan’s forms', '羣眾裏外檯燈', '群众里外台灯'],
    ['full width', 'Ａ座３楼１２０室', 'A座3楼120室'],
    ['case', 'Led灯', 'LED灯'],
    ['what stands between words', '坏了。 3#楼\n门口', '坏了3楼门口'],
    ['compatibility forms', '㍿①', '株式会社1'],
    [
      'forms of Mongolian letters',
      '\u182E\u1823\u180B\u1829\u182D\u1823\u182F',
      '\u182E\u1823\u1829\u182D\u1823\u182F',
    ],
    ['marks between Tibetan syllables', 'བོད་སྐད', 'བོདསྐད'],
    ['presentation forms of Uyghur', '\uFEEE\uFB8A', '\u0648\u0698'],
  ])('L6 ignores %s', (_, one, other) => {
    expect(fold(one)).toBe(fold(other))
  })

  it.each(['ᠮᠣᠩᠭᠣᠯ', 'བོདསྐད', 'ئۇيغۇرچە', 'ꆈꌠꉙ', '조선말'])('L6 keeps every letter of %s', (word) => {
    expect(fold(`甲村${word}3号`)).toBe(`甲村${word}3号`)
  })

  const common =
    '路灯坏了晚上走看不见老人和孩子经过时很安全村口排水沟堵塞积雨后面头发干部里台面只有几个党员群众邻居纠纷调解员来处理垃圾环境卫生线网格书记复办双层楼东西广场医疗保险证明'
  const texts = fc.string({
    unit: fc.oneof(fc.constantFrom(...common), fc.constantFrom(...scriptTable.replaceAll(' ', ''))),
    minLength: 1,
    maxLength: 30,
  })
  const scripts = (['t', 'tw', 'hk'] as const).map((to) => OpenCC.Converter({ from: 'cn', to }))

  it('L6 is the same for a text and for what OpenCC makes of it, there and back', () => {
    const back = OpenCC.Converter({ from: 't', to: 'cn' })
    fc.assert(
      fc.property(texts, (text) => {
        for (const convert of scripts) expect(fold(convert(text))).toBe(fold(text))
        expect(fold(back(text))).toBe(fold(text))
      }),
    )
  })

  it('L6 keeps every part of a text a part of it', () => {
    const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' })
    const any = fc.oneof(texts, fc.string({ unit: 'grapheme', maxLength: 30 })).map((text) => text.normalize('NFC'))
    fc.assert(
      fc.property(any, fc.nat(30), fc.nat(30), (text, from, length) => {
        const parts = [...graphemes.segment(text)].map(({ segment }) => segment)
        expect(fold(text)).toContain(fold(parts.slice(from, from + length).join('')))
      }),
    )
  })

  it('L6 folded again is the same', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (text) => fold(fold(text)) === fold(text)))
  })
})
