import { timingSafeEqual } from 'node:crypto'
import { Instant } from '@wangge/contract'
import * as z from 'zod'
import type { Vault } from './vault.ts'

const life = 300_000
const mostGuesses = 5

/**
 * What is kept of a code sent to a phone: a keyed hash. One that is for nobody is kept as well, so that asking and
 * guessing look the same from outside.
 */
export const Code = z.object({ digest: z.string(), expiresAt: Instant, guesses: z.int() })
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

/** What is kept of a code for `whom`. The vault's keyed hash serves what is no personal value as well: it is an HMAC under the county's key. */
export const digestOf = (vault: Pick<Vault, 'blindIndex'>, whom: string, code: string): Promise<string> =>
  vault.blindIndex('note', `code\n${whom}\n${code}`)

/** A code for `whom` from random bytes in base64url, and what is kept of it. */
export const newCode = async (
  vault: Pick<Vault, 'blindIndex'>,
  { whom, random, now }: { whom: string; random: string; now: string },
): Promise<{ digits: string; code: Code }> => {
  const digits = digitsOf(random)
  return { digits, code: { digest: await digestOf(vault, whom, digits), expiresAt: expiryOf(now), guesses: 0 } }
}

/** Compares two texts of one length in constant time. */
export const isEqual = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))
