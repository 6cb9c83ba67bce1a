import { isUtf8 } from 'node:buffer'
import { readTable } from './encoding.ts'

/** Every character of GB 2312 in its bytes: what a spreadsheet in China writes. */
const bytesOf = new Map<string, number[]>()
for (let row = 0xa1; row <= 0xf7; row++)
  for (let cell = 0xa1; cell <= 0xfe; cell++) {
    const [one = ''] = new TextDecoder('gb18030').decode(Uint8Array.of(row, cell))
    bytesOf.set(one, [row, cell])
  }
const inGb = (text: string): Uint8Array =>
  Uint8Array.from([...text].flatMap((one) => (one < '\u0080' ? [one.charCodeAt(0)] : (bytesOf.get(one) as number[]))))
const inUtf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const inUtf16 = (text: string, littleEndian = true): Uint8Array => {
  const view = new DataView(new ArrayBuffer(2 + text.length * 2))
  for (const [n, unit] of [0xfeff, ...Array.from({ length: text.length }, (_, at) => text.charCodeAt(at))].entries())
    view.setUint16(n * 2, unit, littleEndian)
  return new Uint8Array(view.buffer)
}
const mixedFile = Uint8Array.from([...inUtf8('ref,name\nZ2,张三,\n'), ...inGb('Z3,李四,\n')])
const mixedBackwards = Uint8Array.from([...inGb('ref,name\nZ3,李四,\n'), ...inUtf8('Z2,张三,\n')])
const headed = Uint8Array.from([...inUtf8('编号,姓名\n'), ...inGb('Z3,李四,\n')])
const surnames = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万钱严武戴莫孔向汤',
]
const given = [
  ...'建国志明秀玉桂春海文晓永金德丽小美红淑家振少庆兰新云福成凤雪瑞子思景学立长天光宏彩月清祥佳宗润世荣锦华英军芳平强梅霞敏杰勇辉刚玲涛萍燕波斌娟鹏飞琴宁洁峰丹超莲生芬义琳娜凯媛庭雯岚川洲坤琪彤安石',
]

describe('reading a table', () => {
  it('L3 reads a file of one short name in GB18030 as that name, also where the bytes are UTF-8 as well', () => {
    const both: string[] = []
    for (const surname of surnames)
      for (const one of given) {
        const file = `ref,name\nm1,${surname}${one}\n`
        if (!isUtf8(inGb(file))) continue
        expect(readTable(inGb(file))).toEqual({ text: file, encoding: 'gb18030' })
        both.push(surname + one)
      }
    expect(both).toContain('叶石')
    expect(both.length).toBeGreaterThan(50)
  })

  it('L3 reads a file of one short name in UTF-8 as that name, or asks', () => {
    let asked = 0
    for (const surname of surnames.slice(0, 12))
      for (const one of given) {
        const file = `ref,name\nm1,${surname}${one}\n`
        try {
          expect(readTable(inUtf8(file))).toEqual({ text: file, encoding: 'utf-8' })
        } catch (error) {
          expect(error).toMatchObject({ code: 'invalid', fields: [{ path: 'encoding' }] })
          asked++
        }
      }
    expect(asked / (12 * given.length)).toBeLessThan(0.01)
  })

  it.each([
    ['ASCII', inUtf8('a,b\n1,2'), 'utf-8', 'a,b\n1,2'],
    ['a byte order mark', inUtf8('\ufeffa\n张'), 'utf-8', 'a\n张'],
    ['traditional characters', inUtf8('a\n張麗華住在東風村'), 'utf-8', 'a\n張麗華住在東風村'],
    ['a rare character', inUtf8('name\n王䶮𠮷'), 'utf-8', 'name\n王䶮𠮷'],
    ['a name of Cyrillic letters', inUtf8('name\nЖанар\n'), 'utf-8', 'name\nЖанар\n'],
    ['an address', inGb('a\n红旗镇东风村三组１２号'), 'gb18030', 'a\n红旗镇东风村三组１２号'],
    ['UTF-16, as Excel calls Unicode', inUtf16('a\n张'), 'utf-16', 'a\n张'],
    ['UTF-16 without a mark', inUtf16('a\nb').subarray(2), 'utf-16', 'a\nb'],
    ['UTF-16 without a mark the other way round', inUtf16('a\nb', false).subarray(2), 'utf-16', 'a\nb'],
    ['a lost character beside one in UTF-8', inUtf8('a,b\n1,张\ufffd\n'), 'utf-8', 'a,b\n1,张\ufffd\n'],
    ['two lost characters alone', inUtf8('a,b\n1,\ufffd\ufffd\n'), 'utf-8', 'a,b\n1,\ufffd\ufffd\n'],
    ['UTF-16 the other way round', inUtf16('a\n张', false), 'utf-16', 'a\n张'],
  ])('L3 reads %s', (_, bytes, encoding, text) => {
    expect(readTable(bytes)).toEqual({ encoding, text })
  })

  it.each([['a name of Latin letters', inUtf8('name\nJosé\n')]])(
    'L3 asks about %s, and takes what it is told',
    (_, bytes) => {
      expect(() => readTable(bytes)).toThrow(
        expect.objectContaining({
          code: 'invalid',
          fields: [expect.objectContaining({ path: 'encoding', allowed: ['utf-8', 'gb18030', 'utf-16'] })],
        }),
      )
      expect(readTable(bytes, 'utf-8')).toEqual({ text: new TextDecoder().decode(bytes), encoding: 'utf-8' })
    },
  )

  it.each<[string, Uint8Array, Parameters<typeof readTable>[1], object]>([
    ['that is neither', Uint8Array.from([...inUtf8('a\nb\n'), 0x41, 0xff, 0xff]), undefined, { row: 3, byte: 6 }],
    ['that is cut', inUtf8('a\n张').subarray(0, 4), 'utf-8', { row: 2, byte: 4 }],
    ['of half a unit', inUtf16('a\n张').subarray(0, 7), undefined, { row: 2 }],
    ['that is not what it is told to be', inGb('a\n张'), 'utf-8', { row: 2, byte: 4 }],
    ['of rows in UTF-8 and in GB18030', mixedFile, undefined, { row: 3, byte: 24 }],
    ['whose first row alone is in GB18030', mixedBackwards, undefined, { row: 2, byte: 13 }],
    ['whose header alone is in UTF-8', headed, undefined, { row: 2 }],
  ])('L3 refuses a file %s, and says where', (_, bytes, told, facts) => {
    expect(() => readTable(bytes, told)).toThrow(
      expect.objectContaining({ status: 400, facts: expect.objectContaining(facts) }),
    )
  })
})
