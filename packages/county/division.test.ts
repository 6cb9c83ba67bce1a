import { sameCodes, shortCode } from './division.ts'

describe('a division code', () => {
  it.each([
    ['152921000000', '152921'],
    ['152921000', '152921'],
    ['152921', '152921'],
    ['152921100000', '152921100'],
    ['152921100', '152921100'],
    ['152921100001', '152921100001'],
    ['150000', '150000'],
    ['150000000000', '150000'],
    ['152921100001000', '152921100001000'],
    ['152921-a1', '152921-a1'],
  ])('A5 %s is %s', (written, short) => {
    expect(shortCode(written)).toBe(short)
  })

  it('A5 is one code in six, nine and twelve digits', () => {
    for (const code of ['152921', '152921000', '152921000000'])
      expect(sameCodes(code)).toEqual(['152921', '152921000', '152921000000'])
    expect(sameCodes('152921100000')).toEqual(['152921100', '152921100000'])
    expect(sameCodes('152921100001')).toEqual(['152921100001'])
    expect(sameCodes('152921100001001')).toEqual(['152921100001001'])
  })
})
