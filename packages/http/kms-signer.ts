import { createPublicKey } from 'node:crypto'
import { GetPublicKeyCommand, KMSClient, SignCommand } from '@aws-sdk/client-kms'
import type { JWK } from 'jose'
import type { Signer } from './tokens.ts'

const integerBytes = 32

/** ECDSA signature from KMS's DER form, `30 len 02 len r 02 len s`, to JOSE's r and s of 32 bytes each. */
export const joseFromDer = (der: Uint8Array): Uint8Array => {
  const raw = new Uint8Array(2 * integerBytes)
  let at = 2
  for (const end of [integerBytes, 2 * integerBytes]) {
    const length = der[at + 1] ?? 0
    const integer = der.subarray(at + 2, at + 2 + length)
    if (der[0] !== 0x30 || der[at] !== 0x02 || integer.length !== length)
      throw new Error('not an ECDSA signature in DER')
    // DER puts a zero before a leading one bit, and leaves leading zeros out
    const digits = integer.subarray(Math.max(0, length - integerBytes))
    raw.set(digits, end - digits.length)
    at += 2 + length
  }
  return raw
}

/** Signs with an ECC_NIST_P256 key of KMS; the private key never leaves it. One `GetPublicKey` in a function's life. */
export const kmsSigner = ({
  keyId,
  client = new KMSClient({}),
}: {
  keyId: string
  client?: Pick<KMSClient, 'send'>
}): Signer => ({
  async publicKey() {
    const { PublicKey } = await client.send(new GetPublicKeyCommand({ KeyId: keyId }))
    const key = createPublicKey({ key: Buffer.from(PublicKey as Uint8Array), format: 'der', type: 'spki' })
    return key.export({ format: 'jwk' }) as JWK
  },
  async sign(bytes) {
    const { Signature } = await client.send(
      new SignCommand({ KeyId: keyId, Message: bytes, MessageType: 'RAW', SigningAlgorithm: 'ECDSA_SHA_256' }),
    )
    return joseFromDer(Signature as Uint8Array)
  },
})
