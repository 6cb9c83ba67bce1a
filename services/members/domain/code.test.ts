import { Problem } from '@wangge/problem'
import { ask, type Code, digitsOf, expiryOf, isOpen, missed, used } from './code.ts'

const pace = { resendAfter: 60, perHour: 5, perDay: 10 }
const start = Date.parse('2026-11-30T01:00:00.000Z')
const at = (seconds: number) => new Date(start + seconds * 1000).toISOString()
const refusal = (run: () => unknown) => {
  try {
    run()
  } catch (error) {
    if (error instanceof Problem) return { code: error.code, ...error.facts }
    throw error
  }
  return undefined
}

describe('asking for a code', () => {
  it.each([
    ['the first', [], 0, undefined],
    ['59 s after the last', [0], 59, { code: 'too-soon', retryAfter: 1 }],
    ['60 s after the last', [0], 60, undefined],
    ['the sixth in an hour', [0, 600, 1200, 1800, 2400], 3000, { code: 'too-many', retryAfter: 600 }],
    ['when the first of five is an hour old', [0, 600, 1200, 1800, 2400], 3600, undefined],
    [
      'the eleventh in a day',
      [0, 3600, 7200, 10800, 14400, 18000, 21600, 25200, 28800, 32400],
      36000,
      { code: 'too-many', retryAfter: 50400 },
    ],
  ])('L4 %s', (_name, asked, second, refused) => {
    expect(refusal(() => ask(asked.map(at), pace, at(second)))).toEqual(refused)
  })

  it('L4 forgets what is a day old', () => {
    expect(ask([at(0), at(3600)], pace, at(86_400))).toEqual([at(3600), at(86_400)])
  })
})

describe('a code', () => {
  const sent: Code = {
    phoneHash: 'p',
    asked: [at(0)],
    memberId: 'm1',
    digest: 'd',
    expiresAt: expiryOf(at(0)),
    guesses: 0,
  }

  it('L4 lives five minutes', () => {
    expect(isOpen(sent, at(299))).toBe(true)
    expect(isOpen(sent, at(300))).toBe(false)
  })

  it('L4 is dead after five wrong guesses', () => {
    const fourth = [1, 2, 3, 4].reduce(missed, sent)
    expect(isOpen(fourth, at(1))).toBe(true)
    expect(isOpen(missed(fourth), at(1))).toBe(false)
  })

  it('L4 works once', () => {
    expect(isOpen(used(sent), at(1))).toBe(false)
    expect(used(sent).asked).toEqual(sent.asked)
  })

  it('L4 is never open for a phone that nobody has', () => {
    expect(isOpen({ phoneHash: 'p', asked: [at(0)], guesses: 0 }, at(1))).toBe(false)
    expect(isOpen(undefined, at(1))).toBe(false)
  })

  it('has six digits, leading zeros kept', () => {
    expect(digitsOf('AAAAAAAA')).toBe('000000')
    expect(digitsOf('________')).toBe(String((2 ** 48 - 1) % 1_000_000).padStart(6, '0'))
  })
})
