import { createHash, timingSafeEqual } from 'node:crypto'

/** Crockford's alphabet: no I, L, O or U, so that a number can be read out over the phone. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const length = 10

/** SHA-256, base64url: how tokens are kept. */
export const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64url')

/** A case's public number, 50 bits of the hash of an id: it tells nothing of when or where. */
export const numberOf = (id: string): string => {
  const digest = createHash('sha256').update(`case-number\n${id}`).digest()
  return [...digest.subarray(0, length)].map((byte) => alphabet.charAt(byte % 32)).join('')
}

/** A number as somebody typed it: spaces, small letters, and letters that look like digits. */
export const numberIn = (text: string): string =>
  text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1').slice(0, 64)

const groups = 4
const ofToken = new RegExp(`^[${alphabet}]{${groups * 4}}$`)

/** The token that a secret makes: 80 bits in four groups, to be written down and typed in again. */
export const tokenOf = (secret: string): string => {
  const digest = createHash('sha256').update(`case-token\n${secret}`).digest()
  const letters = [...digest.subarray(0, groups * 4)].map((byte) => alphabet.charAt(byte % 32)).join('')
  return letters.replace(/(.{4})(?=.)/g, '$1-')
}

/** A token as somebody typed it. Older ones are of other letters: they are taken as they are. */
const tokenIn = (text: string): string => {
  const plain = numberIn(text)
  return ofToken.test(plain) ? plain.replace(/(.{4})(?=.)/g, '$1-') : text
}

/** Compares a token with the hash that is kept, in constant time. */
export const isToken = (token: string, kept: string): boolean => {
  const given = Buffer.from(hashOf(tokenIn(token)))
  const known = Buffer.from(kept)
  return given.length === known.length && timingSafeEqual(given, known)
}
