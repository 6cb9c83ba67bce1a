import { createHash } from 'node:crypto'
import type { Principal } from '@wangge/access'
import { invalid, type Language, say } from '@wangge/problem'
import type { Encoding } from './encoding.ts'

/** The request as a handler may need it beyond its fields. */
export interface Call {
  /** Id of the request: the `cause` of what it leads to, and the `instance` of its problem. */
  readonly id: string
  readonly language: Language
  /** The caller's network address. */
  readonly address: string
  /** `https://host` that the caller used. */
  readonly origin: string
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly cookies: Readonly<Record<string, string | undefined>>
  /** Revision that the caller edits, from `If-Match`. */
  readonly ifMatch?: number
  readonly idempotencyKey?: string
  /** What a table of a spreadsheet was read as. */
  readonly encoding?: Encoding
  /** Hash of the body as sent, to tell a repeat from another request under the same key. */
  readonly bodyHash: string
  /**
   * Names the request in what it leads to. Under an Idempotency-Key it is its proof: an id, the same for every repeat,
   * a dot, and the hash of the body.
   */
  readonly cause: string
  /**
   * An id in ULID form. With an Idempotency-Key it is the same for every repeat by this caller on this route and its
   * parameters, so that a repeated create finds what the first one made; without one it is new each time.
   */
  derivedId(kind?: string): string
}

const crockford = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** The first 128 bits, 5 a character; the first character has the two zeroes that are missing to 130. */
const inUlidForm = (digest: Buffer): string => {
  let text = ''
  let [held, bits] = [0, 2]
  for (let at = 0; at < 16; at++) {
    held = ((held & 31) << 8) | (digest[at] as number)
    for (bits += 8; bits >= 5; bits -= 5) text += crockford.charAt((held >> (bits - 5)) & 31)
  }
  return text
}

/** One string per principal: what cursors and idempotency keys are bound to. */
export const principalKey = (principal: Principal): string => {
  if (principal.kind === 'person') return `person:${principal.memberId}`
  if (principal.kind === 'service') return `service:${principal.keyId}`
  if (principal.kind === 'resident')
    return `resident:${createHash('sha256').update(principal.caseToken).digest('base64url')}`
  return 'anyone'
}

// a key that two strangers could both have made up is bound to their address as well
const strangersKey = 16

const hashOf = (body: string): string => createHash('sha256').update(body).digest('base64url').slice(0, 22)
const nothing = hashOf('')

/** Makes a `Call`; for handlers' tests as well, where everything has a default. */
export const callOf = ({
  id = 'request',
  language = 'zh-CN',
  address = '127.0.0.1',
  origin = 'http://localhost',
  headers = {},
  cookies = {},
  ifMatch,
  idempotencyKey,
  encoding,
  routeId = 'test',
  params = {},
  rawBody = '',
  principal = { kind: 'anyone' },
  newId,
}: Partial<Omit<Call, 'bodyHash' | 'cause' | 'derivedId'>> & {
  routeId?: string
  /** What the route is asked about: another case is another request. */
  params?: Readonly<Record<string, unknown>>
  rawBody?: string
  principal?: Principal
  newId: () => string
}): Call => ({
  id,
  language,
  address,
  origin,
  headers,
  cookies,
  ...(ifMatch === undefined ? {} : { ifMatch }),
  ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
  ...(encoding === undefined ? {} : { encoding }),
  get bodyHash() {
    return hashOf(rawBody)
  },
  get cause() {
    return idempotencyKey === undefined ? id : `${this.derivedId()}.${this.bodyHash}`
  },
  derivedId(kind = '') {
    if (idempotencyKey === undefined) return newId()
    const who = principalKey(principal)
    const where = who === 'anyone' && idempotencyKey.length < strangersKey ? address : ''
    return inUlidForm(
      createHash('sha256')
        .update(JSON.stringify([who, where, routeId, idempotencyKey, kind, ...Object.values(params)]))
        .digest(),
    )
  },
})

/** The problem of a request whose Idempotency-Key was used with another body. */
export const otherBody = () =>
  invalid('Idempotency-Key', say('这个幂等键已用于另一份内容', 'This key was used with another body'))

/** Throws unless the request repeats the one that said this: the same key with another body is 422. */
export const sameBody = (said: string | undefined, { bodyHash }: Pick<Call, 'bodyHash'>): void => {
  if (said !== undefined && said !== bodyHash) throw otherBody()
}

/**
 * What a request did before, by events that it caused (`cause: request.cause`): none the first time; another body under
 * its key is 422. With words that were taken out their hash has gone: then only a request that says nothing is known again.
 */
export const madeBefore = <E extends { readonly cause: string }>(events: readonly E[], request: Call): E[] => {
  if (request.idempotencyKey === undefined) return []
  const id = `${request.derivedId()}.`
  const before = events.filter(({ cause }) => cause.startsWith(id))
  if (before[0]) sameBody(before[0].cause.slice(id.length) || nothing, request)
  return before
}
