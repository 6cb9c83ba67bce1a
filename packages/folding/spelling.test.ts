import fc from 'fast-check'
import { pinyin } from 'pinyin-pro'
import { fold } from './index.ts'
import { lettersOf, readerOf, readingsIn } from './reader.ts'
import { readings } from './readings.ts'
import { askedIn, type Spelling } from './spelling.ts'
import { syllables } from './syllables.ts'

const { byLetter } = readings()

/** As a search does: by the readings of the letters alone, first at a glance, then along the text. */
const isIn = (text: string, spelling: Spelling): boolean => {
  const known = readingsIn(lettersOf([spelling]).flatMap((letter) => byLetter.get(letter) ?? []))
  const reader = readerOf(spelling, known)
  const isIt = reader.isIn(fold(text))
  // what is passed over at a glance must not have it
  if (isIt) expect(reader.mayBeIn(`other\n${fold(text)} more`)).toBe(true)
  for (const other of spelling.others) if (isIt) expect(fold(text)).toContain(other)
  return isIt
}
const has = (text: string, query: string): boolean => {
  const { words, spellings } = askedIn(query)
  return words.every((word) => fold(text).includes(word)) && spellings.every((one) => isIn(text, one))
}

describe('pinyin in a search', () => {
  it.each([
    ['路灯', 'ludeng LuDeng LUDENG lùdēng ｌｕｄｅｎｇ ld LD 路deng lu灯'],
    ['路燈', 'ludeng ld 路deng lu燈'],
    ['西安', "xian xi'an XiAn xa"],
    ['先进', 'xianjin xj'],
    ['东湖村3号楼', 'donghu donghucun dhc 3haolou cun3hao donghu村'],
    ['绿化', 'lvhua lühua lǜhuà lyuhua lh'],
    ['侵略', 'qinlve qinlue qinlüe'],
    ['重复', 'chongfu zhongfu cf zf'],
    ['银行长椅', 'yinhang yinhangchang hangzhang hangchangyi yhcy'],
    ['旅行', 'lvxing lx'],
    ['了解', 'liaojie'],
    ['安全', 'anquan aq'],
    ['LED灯坏了', 'led LED灯 LEDdeng dhl denghuai deng'],
    ['A座楼梯', 'A座louti louti A座'],
    ['十里堡', 'shilibao shilipu'],
    ['乾隆年间', 'qianlong'],
    ['儿童', 'ertong et'],
    ['阿阿', "aa AA a'a A'A aA"],
    ["A'A级", "a'a A'A AA"],
  ])('L6 finds %s by every way to type it: %s', (text, queries) => {
    for (const query of queries.split(' ')) expect([query, has(text, query)]).toEqual([query, true])
  })

  it.each([
    ['路灯', 'lude luden udeng lud dl l d dengl 灯lu lu灯deng lutang xian'],
    ['先', "xi'an XiAn xianx"],
    ['路边等人', 'ludeng ld'],
    ['阿', "a'a A'A aa"],
    ['阿边', "a'a a'b"],
    ['东风', 'donghu'],
    ['长江', 'changjian zhangjian'],
    ['3号楼', '3halou haolou3 3louhao'],
  ])('L6 does not find %s by anything else: %s', (text, queries) => {
    for (const query of queries.split(' ')) expect([query, has(text, query)]).toEqual([query, false])
  })

  it('L6 reads syllables that were typed one by one together, and other words each by itself', () => {
    expect(has('路灯', 'lu deng')).toBe(true)
    expect(has('路灯坏了', 'lu deng huai le')).toBe(true)
    expect(has('西安', 'xi an')).toBe(true)
    expect(has('先', 'xi an')).toBe(false)
    expect(has('路边等人', 'lu deng')).toBe(false)
    expect(has('坏了一盏路灯', 'ludeng huaile')).toBe(true)
    expect(has('坏了一盏路灯', 'ludeng 坏')).toBe(true)
    expect(has('A座三楼', 'a lou')).toBe(true)
    expect(askedIn(' 路燈　壞了 T432 ')).toMatchObject({ words: ['路灯', '坏了', 'T432'], spellings: [] })
    expect(askedIn('，。 !')).toEqual({ words: [], spellings: [] })
  })

  it.each(['67E112T432', 'T432', '0000000000', 'A', 'A座', 'LED灯', 'L', 'i', '𠮷', 'iPhone'])(
    'L6 takes %s for what it is, not for pinyin',
    (typed) => {
      expect(askedIn(typed)).toMatchObject({ words: [fold(typed)], spellings: [] })
    },
  )

  const common =
    '路灯坏了晚上走看不见老人和孩子经过时很安全村口排水沟堵塞积雨后面头发干部里台面只有几个党员群众邻居纠纷调解员来处理垃圾环境卫生网格书记复办双层楼东西广场医疗保险证明银行长重传单乐会系朝藏六绿女略儿阿'
  const texts = fc.string({ unit: fc.constantFrom(...common, 'A', 'L', '3', '，'), minLength: 1, maxLength: 25 })
  const known = new Map<string, string[]>()
  for (const [syllable, characters] of readingsIn([...byLetter.values()]))
    for (const one of characters) known.set(one, [...(known.get(one) ?? []), syllable])
  const readingsOf = (character: string): string[] => known.get(fold(character)) ?? [character]

  it('L6 finds a text by any part of its pinyin, however its characters are read', () => {
    fc.assert(
      fc.property(texts, fc.nat(25), fc.integer({ min: 2, max: 9 }), fc.nat(), (text, from, length, choice) => {
        const part = [...fold(text)].slice(from % text.length, (from % text.length) + length)
        fc.pre(part.length > 1 && part.every((one) => /\p{Script=Han}/u.test(one)))
        const read = part.map((one) => readingsOf(one)[choice % readingsOf(one).length] as string)
        for (const query of [
          read.join(''),
          read.join(' '),
          read.join("'"),
          read.map((one) => one.toUpperCase()).join(''),
        ])
          if (read.every((one) => one.length > 1) || !query.includes(' '))
            expect([query, has(text, query)]).toEqual([query, true])
        const mixed = part.map((one, at) => (at % 2 === choice % 2 ? one : read[at])).join('')
        // a letter alone is a letter
        if (/[a-z]{2}/.test(mixed)) expect([mixed, has(text, mixed)]).toEqual([mixed, true])
      }),
      { numRuns: 500 },
    )
  })

  it('L6 finds nothing by pinyin that it has not', () => {
    const all = syllables.split(' ').filter((syllable) => syllable.length > 1)
    const asked = fc.array(fc.constantFrom(...all), { minLength: 1, maxLength: 4 })
    // the plain way: every reading of every part, put together
    const spelt = (text: string): Set<string> => {
      const made = new Set<string>()
      const characters = [...fold(text)]
      for (let from = 0; from < characters.length; from++) {
        let read = ['']
        for (const one of characters.slice(from, from + 6)) {
          read = read.flatMap((before) => readingsOf(one).map((reading) => before + reading))
          for (const one of read) made.add(one)
        }
      }
      return made
    }
    let found = 0
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...common), maxLength: 12 }),
        asked,
        fc.record({ isOwn: fc.boolean(), from: fc.nat(11), length: fc.integer({ min: 1, max: 4 }), choice: fc.nat() }),
        (text, some, { isOwn, from, length, choice }) => {
          // chance alone hardly ever asks for what is there
          const own = [...fold(text)].slice(from % (text.length + 1)).slice(0, length)
          const read = own.map((one) => readingsOf(one)[choice % readingsOf(one).length]).join('')
          const letters = isOwn && /^[a-z]{2,}$/.test(read) ? read : some.join('')
          const isThere = spelt(text).has(letters)
          if (isThere) found++
          expect([letters, has(text, letters)]).toEqual([letters, isThere])
        },
      ),
      { numRuns: 3000 },
    )
    expect(found).toBeGreaterThan(500)
  })

  it('L6 takes no more steps a syllable for letters that could be taken apart in a million ways', () => {
    const letters = 'xian'.repeat(25)
    const stepsOf = (typed: string) => askedIn(typed).spellings.flatMap(({ steps }) => steps).length
    expect(stepsOf(letters)).toBe(25 * stepsOf('xian'))
    expect(has('西安'.repeat(25), letters)).toBe(true)
    expect(has('先'.repeat(24), letters)).toBe(false)
  })

  it('L6 reads daily characters as the library does', () => {
    for (const character of common.replace(/[A-Z]/g, '')) {
      const [first] = pinyin(character, { multiple: true, toneType: 'none', type: 'array', v: true })
      expect(readingsOf(character)).toContain(first)
    }
  })
})
