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

/** Compares a token with the hash that is kept, in constant time. */
export const isToken = (token: string, kept: string): boolean => {
  const given = Buffer.from(hashOf(token))
  const known = Buffer.from(kept)
  return given.length === known.length && timingSafeEqual(given, known)
}
