import fc from 'fast-check'
import { mask } from './index.ts'

describe('masking', () => {
  it.each([
    ['name', '张', '*'],
    ['name', '张三', '张*'],
    ['name', '王小明', '王**'],
    ['name', '欧阳修', '欧阳*'],
    ['name', '欧阳', '欧*'],
    ['name', '司马相如', '司马**'],
    ['name', '阿拉坦其其格', '阿***'],
    ['name', '𠮷田', '𠮷*'],
    ['name', 'Ann Li', 'A***'],
    ['name', '葛\u{e0100}城', '葛\u{e0100}*'],
    ['name', 'e\u0301a', 'e\u0301*'],
    ['address', '东风村\u{e0101}三组', '东风村\u{e0101}****'],
    ['phone', '+8613812341234', '138****1234'],
    ['phone', '138 1234 1234', '138****1234'],
    ['phone', '+8610012345678', '100****5678'],
    ['phone', '+491701234567', '491****4567'],
    ['phone', '110', '****'],
    ['address', '红旗镇东风村三组 12 号', '红旗镇东风村****'],
    ['address', '查干苏木巴彦嘎查 3 号', '查干苏木巴彦嘎查****'],
    ['address', '幸福社区 2 栋 301', '幸福社区****'],
    ['address', '红旗镇 88 号', '红旗镇****'],
    ['address', '人民路 1 号', '****'],
    ['note', '行动不便', '****'],
  ] as const)('%s %s becomes %s', (kind, text, masked) => {
    expect(mask(kind, text)).toBe(masked)
  })

  it('never shows a whole name, nor the middle of a phone', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }), (name) => {
        expect(mask('name', name)).toContain('*')
      }),
    )
    fc.assert(
      fc.property(fc.stringMatching(/^1[3-9]\d{9}$/), (phone) => {
        expect(mask('phone', phone)).toBe(`${phone.slice(0, 3)}****${phone.slice(7)}`)
      }),
    )
  })
})
