import { type Code, digitsOf, expiryOf, isOpen, missed } from './code.ts'

const now = '2026-11-30T01:00:00.000Z'
const sent: Code = { digest: 'd', expiresAt: expiryOf(now), guesses: 0 }

describe('a code', () => {
  it('L4 lives five minutes', () => {
    expect(isOpen(sent, '2026-11-30T01:04:59.999Z')).toBe(true)
    expect(isOpen(sent, '2026-11-30T01:05:00.000Z')).toBe(false)
  })

  it('L4 is dead after five wrong guesses', () => {
    const fourth = [1, 2, 3, 4].reduce<Code>(missed, sent)
    expect(isOpen(fourth, now)).toBe(true)
    expect(isOpen(missed(fourth), now)).toBe(false)
  })

  it('has six digits, leading zeros kept', () => {
    expect(digitsOf('AAAAAAAA')).toBe('000000')
    expect(digitsOf('________')).toBe(String((2 ** 48 - 1) % 1_000_000).padStart(6, '0'))
  })
})
