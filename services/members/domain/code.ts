import { Instant } from '@wangge/contract'
import { Problem, say } from '@wangge/problem'
import * as z from 'zod'

/** How often a code may be asked for; seconds, and counts in one hour and one day. */
export interface Pace {
  readonly resendAfter: number
  readonly perHour: number
  readonly perDay: number
}

/** When codes were asked for in the last day, by one phone or from one address. */
export const Asked = z.array(Instant)
type Asked = z.output<typeof Asked>

/** Life of a code in seconds, and wrong guesses after which it is dead. */
export const codeLife = 300
const mostGuesses = 5
const hour = 3_600_000
const day = 24 * hour

const refuse = (code: 'too-soon' | 'too-many', ms: number): never => {
  const retryAfter = Math.max(1, Math.ceil(ms / 1000))
  throw new Problem(
    code,
    code === 'too-soon'
      ? say(`请在 ${retryAfter} 秒后再获取验证码`, `Ask for another code in ${retryAfter} s`)
      : say('获取验证码次数过多，请稍后再试', 'Too many codes asked for; try again later'),
    { facts: { retryAfter } },
  )
}

/** Notes one more request, or refuses it and says when to come back. */
export const ask = (asked: Asked, { resendAfter, perHour, perDay }: Pace, now: string): Asked => {
  const at = Date.parse(now)
  const past = asked.map((instant) => at - Date.parse(instant)).filter((age) => age < day)
  const last = past.at(-1)
  if (last !== undefined && last < resendAfter * 1000) refuse('too-soon', resendAfter * 1000 - last)
  const inHour = past.filter((age) => age < hour)
  if (inHour.length >= perHour) refuse('too-many', hour - (inHour.at(-perHour) as number))
  if (past.length >= perDay) refuse('too-many', day - (past.at(-perDay) as number))
  return [...asked.slice(asked.length - past.length), now]
}

/** The code sent to a phone. Only its keyed hash is kept; a phone nobody has gets requests counted and no code. */
export const Code = z.object({
  phoneHash: z.string(),
  asked: Asked,
  memberId: z.string().optional(),
  digest: z.string().optional(),
  expiresAt: Instant.optional(),
  guesses: z.int().default(0),
})
export type Code = z.output<typeof Code>

/** Six digits from random bytes in base64url; 2⁴⁸ values over 10⁶ leave no bias worth a guess. */
export const digitsOf = (random: string): string =>
  String(Buffer.from(random, 'base64url').readUIntBE(0, 6) % 1_000_000).padStart(6, '0')

/** Instant at which a code sent now dies. */
export const expiryOf = (now: string): string => new Date(Date.parse(now) + codeLife * 1000).toISOString()

/** A code that may be guessed at: sent to somebody, alive, fewer than five guesses. */
export const isOpen = (code: Code | undefined, now: string): code is Code & { memberId: string; digest: string } =>
  code?.digest !== undefined &&
  code.memberId !== undefined &&
  code.expiresAt !== undefined &&
  now < code.expiresAt &&
  code.guesses < mostGuesses

/** A wrong guess counts; the code stays for the next. */
export const missed = (code: Code): Code => ({ ...code, guesses: code.guesses + 1 })

/** A right guess uses the code up; the requests stay counted. */
export const used = ({ phoneHash, asked }: Code): Code => ({ phoneHash, asked, guesses: 0 })
