import { createPrivateKey, createPublicKey, generateKeyPairSync, sign } from 'node:crypto'
import { secretFile } from '@wangge/vault/key-file'
import type { JWK } from 'jose'
import type { Signer } from './tokens.ts'

const newPrivateKey = (): string =>
  generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()

const signerOf = (pem: () => string): Signer => {
  const privateKey = createPrivateKey(pem())
  return {
    publicKey: async () => createPublicKey(privateKey).export({ format: 'jwk' }) as JWK,
    sign: async (bytes) => sign('sha256', bytes, { key: privateKey, dsaEncoding: 'ieee-p1363' }),
  }
}

/** Signs with a key kept in a file of the data folder: the embedded engine's. Made on first use, mode 600. */
export const keyFileSigner = (path: string): Signer => signerOf(() => secretFile(path, newPrivateKey))

/** Signs with a key that lives as long as the process: for tests. */
export const passingSigner = (): Signer => signerOf(newPrivateKey)
