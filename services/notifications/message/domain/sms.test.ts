import fc from 'fast-check'
import { partsOf, signed } from './sms.ts'

describe('an SMS', () => {
  it.each([
    [0, 1],
    [70, 1],
    [71, 2],
    [134, 2],
    [135, 3],
  ])('H1 of %i characters takes %i parts', (length, parts) => {
    expect(partsOf('网'.repeat(length))).toBe(parts)
  })

  it('H1 counts the signature and both halves of an emoji', () => {
    expect(partsOf(signed('网格服务', '网'.repeat(64)))).toBe(1)
    expect(partsOf(signed('网格服务', '网'.repeat(65)))).toBe(2)
    expect(partsOf('🌊'.repeat(36))).toBe(2)
  })

  it.each([
    ['over the edge of the second part', `${'网'.repeat(66)}🌊${'网'.repeat(66)}`, 3],
    ['just before it', `${'网'.repeat(65)}🌊${'网'.repeat(67)}`, 2],
    ['of 33 emoji a part', '🌊'.repeat(67), 3],
    ['alone at the end of one message', `${'网'.repeat(68)}🌊`, 1],
  ])('H1 never cuts an emoji: %s', (_where, text, parts) => {
    expect(partsOf(text)).toBe(parts)
  })

  it('H1 counts as if its parts were cut one by one, each of whole characters', () => {
    const texts = fc.array(fc.constantFrom('网', 'a', '🌊', '👨‍👩‍👧'), { minLength: 1, maxLength: 300 })
    fc.assert(
      fc.property(texts, (characters) => {
        const text = characters.join('')
        const cut = ['']
        for (const one of text)
          if ((cut.at(-1) as string).length + one.length > 67) cut.push(one)
          else cut.push(cut.pop() + one)
        expect(partsOf(text)).toBe(text.length <= 70 ? 1 : cut.length)
        for (const part of cut) expect(part.isWellFormed()).toBe(true)
      }),
    )
  })
})
