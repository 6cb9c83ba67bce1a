import { Instant } from '@wangge/contract'
import * as z from 'zod'

const life = 300_000
const mostGuesses = 5

/**
 * A code sent to a phone, of which only a keyed hash is kept. A phone that nobody has gets one as well, for nobody, so
 * that asking and guessing look the same from outside.
 */
export const Code = z.object({
  phoneHash: z.string(),
  memberId: z.string().optional(),
  digest: z.string(),
  expiresAt: Instant,
  guesses: z.int(),
})
export type Code = z.output<typeof Code>

/** Six digits from random bytes in base64url; 2⁴⁸ values over 10⁶ leave no bias worth a guess. */
export const digitsOf = (random: string): string =>
  String(Buffer.from(random, 'base64url').readUIntBE(0, 6) % 1_000_000).padStart(6, '0')

/** Instant at which a code sent now dies. */
export const expiryOf = (now: string): string => new Date(Date.parse(now) + life).toISOString()

/** A code that may still be guessed at. */
export const isOpen = (code: Code, now: string): boolean => now < code.expiresAt && code.guesses < mostGuesses

/** A wrong guess counts; the code stays for the next. */
export const missed = <C extends Code>(code: C): C => ({ ...code, guesses: code.guesses + 1 })
