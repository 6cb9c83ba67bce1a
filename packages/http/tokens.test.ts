import { createHmac, createVerify, generateKeyPairSync, sign } from 'node:crypto'
import { mkdtempSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { GetPublicKeyCommand, KMSClient, SignCommand } from '@aws-sdk/client-kms'
import { mockClient } from 'aws-sdk-client-mock'
import { createLocalJWKSet, jwtVerify } from 'jose'
import { keyFileSigner, passingSigner } from './key-file-signer.ts'
import { joseFromDer, kmsSigner } from './kms-signer.ts'
import { openTokens, type Signer } from './tokens.ts'

const now = '2026-11-30T00:00:00.000Z'
const at = (seconds: number) => new Date(Date.parse(now) + seconds * 1000).toISOString()
const who = { memberId: 'm1', sessionId: 's1' }
const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const good = { iss: 'urn:wangge:farm', aud: 'wangge-farm', sub: 'm1', sid: 's1', iat: 0, nbf: 0, exp: 4_000_000_000 }

const world = () => {
  const signer = passingSigner()
  return { signer, tokens: openTokens({ signer, county: 'farm' }) }
}
const forged = async (signer: Signer, claims: object, header: object = {}) => {
  const text = `${encoded({ alg: 'ES256', typ: 'at+jwt', ...header })}.${encoded(claims)}`
  return `${text}.${Buffer.from(await signer.sign(Buffer.from(text))).toString('base64url')}`
}

describe('an access token', () => {
  it('says who it is for, for fifteen minutes', async () => {
    const { tokens } = world()
    const { accessToken, expiresAt } = await tokens.issue(who, now)
    expect(expiresAt).toBe(at(900))
    expect(await tokens.verify(accessToken, now)).toMatchObject({ ...who, expiresAt })
    expect(await tokens.verify(accessToken, at(899))).toMatchObject(who)
    await expect(tokens.verify(accessToken, at(906))).rejects.toMatchObject({ code: 'unauthenticated' })
    await expect(tokens.verify(accessToken, at(-6))).rejects.toMatchObject({ code: 'unauthenticated' })
  })

  it('is verified by anybody with the published keys', async () => {
    const { tokens } = world()
    const { accessToken } = await tokens.issue(who, now)
    const keys = createLocalJWKSet((await tokens.jwks()) as never)
    const { payload } = await jwtVerify(accessToken, keys, { currentDate: new Date(now), audience: 'wangge-farm' })
    expect(payload).toMatchObject({ sub: 'm1', iss: tokens.issuer })
    expect(JSON.stringify(await tokens.jwks())).not.toContain('"d"')
    expect(tokens.discovery('https://farm.example')).toMatchObject({
      issuer: tokens.issuer,
      jwks_uri: 'https://farm.example/.well-known/jwks.json',
    })
  })

  it('is taken when every claim is right', async () => {
    const { signer, tokens } = world()
    expect(await tokens.verify(await forged(signer, good), now)).toMatchObject(who)
  })

  it.each([
    ['for another county', { aud: 'wangge-town' }, {}],
    ['by another issuer', { iss: 'urn:wangge:town' }, {}],
    ['expired', { exp: 1_700_000_000 }, {}],
    ['not yet valid', { nbf: 3_900_000_000 }, {}],
    ['without an end', { exp: undefined }, {}],
    ['without a beginning', { nbf: undefined }, {}],
    ['of nobody', { sub: undefined }, {}],
    ['of an empty name', { sub: '' }, {}],
    ['of no session', { sid: undefined }, {}],
    ['of a session that is no text', { sid: 7 }, {}],
    ['of another type', {}, { typ: 'JWT' }],
    ['of another algorithm', {}, { alg: 'ES384' }],
    ['of no algorithm', {}, { alg: 'none' }],
  ])('is refused when %s', async (_, claims, header) => {
    const { signer, tokens } = world()
    const token = await forged(signer, { ...good, ...claims }, header)
    await expect(tokens.verify(token, now)).rejects.toMatchObject({ code: 'unauthenticated' })
  })

  it('is refused unsigned, signed by another, signed with the public key, changed, or no token at all', async () => {
    const { tokens, signer } = world()
    const { accessToken } = await tokens.issue(who, now)
    const [head, body, signature] = accessToken.split('.')
    const hs256 = `${encoded({ alg: 'HS256', typ: 'at+jwt' })}.${encoded(good)}`
    const publicKey = JSON.stringify((await tokens.jwks()).keys[0])
    const bad = [
      `${encoded({ alg: 'none', typ: 'at+jwt' })}.${body}.`,
      `${hs256}.${createHmac('sha256', publicKey).update(hs256).digest('base64url')}`,
      await forged(passingSigner(), good),
      `${head}.${encoded({ ...good, sub: 'm2' })}.${signature}`,
      `${head}.${body}.${signature?.slice(2)}AA`,
      '',
      'a.b.c',
      '中文',
      await forged(signer, { ...good, filler: 'x'.repeat(3000) }),
    ]
    for (const token of bad) await expect(tokens.verify(token, now)).rejects.toMatchObject({ code: 'unauthenticated' })
  })

  it('is verified once, then remembered until it ends', async () => {
    const { signer } = world()
    let asked = 0
    const publicKey = () => {
      asked++
      return signer.publicKey()
    }
    const counting = { ...signer, publicKey }
    const tokens = openTokens({ signer: counting, county: 'farm' })
    const { accessToken } = await tokens.issue(who, now)
    const first = await tokens.verify(accessToken, now)
    expect(await tokens.verify(accessToken, at(60))).toBe(first)
    expect(asked).toBe(1)
  })
})

describe('signers', () => {
  it('keep their key in a file for its owner only', async () => {
    const path = join(mkdtempSync(join(tmpdir(), 'wangge-sign-')), 'sign.pem')
    const { accessToken } = await openTokens({ signer: keyFileSigner(path), county: 'farm' }).issue(who, now)
    expect(statSync(path).mode & 0o777).toBe(0o600)
    const restarted = openTokens({ signer: keyFileSigner(path), county: 'farm' })
    expect(await restarted.verify(accessToken, now)).toMatchObject(who)
  })

  it('sign by KMS, whose DER becomes JOSE', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const client = new KMSClient({ region: 'us-east-1' })
    const kms = mockClient(client)
    kms.on(GetPublicKeyCommand).resolves({ PublicKey: publicKey.export({ format: 'der', type: 'spki' }) })
    kms.on(SignCommand).callsFake(({ Message }) => ({ Signature: sign('sha256', Message, privateKey) }))
    const signer = kmsSigner({ keyId: 'key-1', client })
    const tokens = openTokens({ signer, county: 'farm' })
    for (let n = 0; n < 40; n++) {
      const { accessToken } = await tokens.issue({ memberId: `m${n}`, sessionId: 's1' }, now)
      expect(await tokens.verify(accessToken, now)).toMatchObject({ memberId: `m${n}` })
    }
    expect(kms.commandCalls(SignCommand)[0]?.args[0].input).toMatchObject({
      KeyId: 'key-1',
      MessageType: 'RAW',
      SigningAlgorithm: 'ECDSA_SHA_256',
    })
    expect(kms.commandCalls(GetPublicKeyCommand)).toHaveLength(1)
  })

  it('turn every DER signature into 64 bytes that verify', () => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    for (let n = 0; n < 300; n++) {
      const message = Buffer.from(String(n))
      const raw = joseFromDer(sign('sha256', message, privateKey))
      expect(raw).toHaveLength(64)
      const verifier = createVerify('sha256').update(message)
      expect(verifier.verify({ key: publicKey, dsaEncoding: 'ieee-p1363' }, raw)).toBe(true)
    }
    expect(() => joseFromDer(new Uint8Array([1, 2, 3]))).toThrow('DER')
  })
})
