import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'

const ivBytes = 12
const tagBytes = 16

/** A new AES-256 key. */
export const newKey = (): Buffer => randomBytes(32)

/** AES-256-GCM: iv, ciphertext and tag, base64url. `about` is bound to the result: it opens only for the same. */
export const encrypt = (key: Uint8Array, plain: string | Uint8Array, about: string): string => {
  const iv = randomBytes(ivBytes)
  const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: tagBytes })
  cipher.setAAD(Buffer.from(about))
  const text = Buffer.concat([
    typeof plain === 'string' ? cipher.update(plain, 'utf8') : cipher.update(plain),
    cipher.final(),
  ])
  return Buffer.concat([iv, text, cipher.getAuthTag()]).toString('base64url')
}

/** Undoes `encrypt`; throws when key, text or `about` is another. */
export const decrypt = (key: Uint8Array, sealed: string, about: string): Buffer => {
  const bytes = Buffer.from(sealed, 'base64url')
  if (bytes.length < ivBytes + tagBytes) throw new Error('sealed value is too short')
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivBytes), { authTagLength: tagBytes })
  decipher.setAAD(Buffer.from(about))
  decipher.setAuthTag(bytes.subarray(-tagBytes))
  return Buffer.concat([decipher.update(bytes.subarray(ivBytes, -tagBytes)), decipher.final()])
}

/** HMAC-SHA256 cut to 22 characters of base64url (132 bits). */
export const keyedHash = (key: Uint8Array, text: string): string =>
  createHmac('sha256', key).update(text).digest('base64url').slice(0, 22)
