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
})
