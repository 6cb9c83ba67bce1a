import { phoneIn, phoneOf } from './phone.ts'

const real = { testPhones: false }
const test = { testPhones: true }

describe('reading a phone number', () => {
  it.each([
    ['13812341234', '+8613812341234'],
    ['+86 138-1234-1234', '+8613812341234'],
    ['008613812341234', '+8613812341234'],
    ['１３８１２３４１２３４', '+8613812341234'],
    ['8613812341234', '+8613812341234'],
    ['+4915112345678', '+4915112345678'],
    ['12012345678', undefined],
    ['010-12345678', undefined],
    ['+8610012345678', undefined],
    ['', undefined],
    ['138123412345', undefined],
    ['1'.repeat(1000), undefined],
    ['13812341234;ext=1', undefined],
  ])('%s is %s', (text, phone) => {
    expect(phoneIn(text, real)).toBe(phone)
  })

  it.each(['10012345678', '+8610012345678', '100 1234 5678', '8610012345678'])(
    'takes the test form %s where the county allows it, and only there',
    (text) => {
      expect(phoneIn(text, test)).toBe('+8610012345678')
      expect(phoneIn(text, real)).toBeUndefined()
    },
  )

  it('says which field is wrong without repeating the number', () => {
    try {
      phoneOf('12345', real, 'reporter.phone')
      throw new Error('not refused')
    } catch (error) {
      expect(error).toMatchObject({ code: 'invalid', fields: [{ path: 'reporter.phone' }] })
      expect(JSON.stringify(error)).not.toContain('12345')
    }
  })
})
