import { createHash, randomUUID } from 'node:crypto'
import { Problem, say } from '@wangge/problem'
import { importJWK, type JWK, jwtVerify } from 'jose'

/** Signs for the county: a key file, or KMS. The private key never leaves it. */
export interface Signer {
  /** The public key. */
  publicKey(): Promise<JWK>
  /** ES256 over the bytes: r and s, 64 bytes. */
  sign(bytes: Uint8Array): Promise<Uint8Array>
}

/** What a verified access token says; rights are looked up, never read from it. */
export interface Claims {
  readonly memberId: string
  readonly sessionId: string
  readonly expiresAt: string
}

/** The county's own access tokens. */
export interface Tokens {
  readonly issuer: string
  readonly audience: string
  /** A 15-minute access token. */
  issue(who: { memberId: string; sessionId: string }, now: string): Promise<{ accessToken: string; expiresAt: string }>
  /** Throws `unauthenticated` unless the token is ours and in force. */
  verify(token: string, now: string): Promise<Claims>
  /** `/.well-known/jwks.json` */
  jwks(): Promise<{ keys: JWK[] }>
  /** `/.well-known/openid-configuration`, for an API reached at `origin`. */
  discovery(origin: string): Readonly<Record<string, unknown>>
}

const lifeSeconds = 15 * 60
const verifiedKept = 5000
// clocks of two functions may differ by a little
const toleranceSeconds = 5

const encoded = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const refused = (cause?: unknown) =>
  new Problem('unauthenticated', say('登录已失效，请重新登录', 'The access token is not valid; sign in again'), {
    cause,
  })

const thumbprint = ({ crv, kty, x, y }: JWK): string =>
  createHash('sha256').update(JSON.stringify({ crv, kty, x, y })).digest('base64url')

/** A promise made on first use; made again after a failure. */
const once = <T>(make: () => Promise<T>): (() => Promise<T>) => {
  let kept: Promise<T> | undefined
  return () => {
    kept ??= make()
    kept.catch(() => {
      kept = undefined
    })
    return kept
  }
}

/** Opens the county's tokens over a signer. Verified tokens are remembered until they expire. */
export const openTokens = ({
  signer,
  county,
  issuer = `urn:wangge:${county}`,
}: {
  signer: Signer
  county: string
  issuer?: string
}): Tokens => {
  const audience = `wangge-${county}`
  const verified = new Map<string, Claims & { readonly from: number; readonly until: number }>()

  const publicJwk = once(async () => {
    const { kty, crv, x, y } = await signer.publicKey()
    const jwk = { kty, crv, x, y } as JWK
    return { ...jwk, kid: thumbprint(jwk), use: 'sig', alg: 'ES256' }
  })
  const publicKey = once(async () => importJWK(await publicJwk(), 'ES256'))

  const check = async (token: string, now: string) => {
    const { payload } = await jwtVerify(token, await publicKey(), {
      algorithms: ['ES256'],
      typ: 'at+jwt',
      issuer,
      audience,
      currentDate: new Date(now),
      clockTolerance: toleranceSeconds,
      requiredClaims: ['exp', 'nbf', 'sub', 'sid'],
    }).catch((cause) => {
      throw refused(cause)
    })
    const { sub, sid, exp = 0, nbf = 0 } = payload
    if (typeof sid !== 'string' || !sub) throw refused()
    return {
      memberId: sub,
      sessionId: sid,
      expiresAt: new Date(exp * 1000).toISOString(),
      from: (nbf - toleranceSeconds) * 1000,
      until: (exp + toleranceSeconds) * 1000,
    }
  }

  return {
    issuer,
    audience,
    async issue({ memberId, sessionId }, now) {
      const iat = Math.floor(Date.parse(now) / 1000)
      const exp = iat + lifeSeconds
      const { kid } = await publicJwk()
      const head = encoded({ alg: 'ES256', typ: 'at+jwt', kid })
      const body = encoded({
        iss: issuer,
        aud: audience,
        sub: memberId,
        sid: sessionId,
        jti: randomUUID(),
        iat,
        nbf: iat,
        exp,
      })
      const signature = await signer.sign(Buffer.from(`${head}.${body}`))
      return {
        accessToken: `${head}.${body}.${Buffer.from(signature).toString('base64url')}`,
        expiresAt: new Date(exp * 1000).toISOString(),
      }
    },
    async verify(token, now) {
      const at = Date.parse(now)
      const found = verified.get(token)
      if (found) {
        if (at < found.until && at >= found.from) return found
        verified.delete(token)
        throw refused()
      }
      if (token.length > 2000) throw refused()
      const claims = await check(token, now)
      if (verified.size >= verifiedKept) verified.delete(verified.keys().next().value as string)
      verified.set(token, claims)
      return claims
    },
    async jwks() {
      return { keys: [await publicJwk()] }
    },
    discovery: (origin) => ({
      issuer,
      jwks_uri: `${origin}/.well-known/jwks.json`,
      token_endpoint: `${origin}/v1/auth/tokens`,
      response_types_supported: ['token'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['ES256'],
    }),
  }
}
