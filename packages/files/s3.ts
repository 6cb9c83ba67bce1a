import { createScope, getSigningKey, SignatureV4 } from '@smithy/signature-v4'
import { demandKey, disposition, type Files, secondsUntil } from './port.ts'

type Signer = ConstructorParameters<typeof SignatureV4>[0]
type Credentials = Extract<Signer['credentials'], (...args: never[]) => unknown>

/** A county's bucket and who signs for it: what any AWS client knows from its configuration. */
export interface Bucket {
  /** `https://<bucket>.s3.<region>.amazonaws.com`, or an emulator's address with the bucket as path. */
  readonly url: string
  readonly region: string
  readonly credentials: Credentials
  readonly sha256: Signer['sha256']
}

const unsigned = { 'X-Amz-Content-Sha256': 'UNSIGNED-PAYLOAD' }
const algorithm = 'AWS4-HMAC-SHA256'
const compact = (instant: string): string => instant.replace(/[-:]|\.\d{3}/g, '')
const plain = (instant: string): string => instant.replace(/\.\d{3}Z$/, 'Z')
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

/** S3 could not, or would not now. */
class S3Fault extends Error {
  override readonly name = 'TimeoutError'
}

/**
 * Files in S3. A signature is all that an API needs of it, so that this signs by the SDK's own signer and asks by `fetch`:
 * the client for S3 would add 167 KB to a function.
 */
export const openS3 = ({ url, region, credentials, sha256 }: Bucket): Files => {
  const base = new URL(url)
  const signer = new SignatureV4({ service: 's3', region, credentials, sha256, uriEscapePath: false })
  const requestFor = (
    method: string,
    key: string,
    more: { headers?: object; query?: Record<string, string> } = {},
  ) => ({
    method,
    protocol: base.protocol,
    hostname: base.hostname,
    ...(base.port && { port: Number(base.port) }),
    path: `${base.pathname.replace(/\/$/, '')}/${demandKey(key)}`,
    query: more.query ?? {},
    headers: { host: base.host, ...unsigned, ...more.headers },
  })
  const ask = async (method: string, key: string, { type, body }: { type?: string; body?: Uint8Array } = {}) => {
    const made = requestFor(method, key, { headers: type === undefined ? {} : { 'content-type': type } })
    const { headers, path } = await signer.sign(made)
    const answer = await fetch(`${base.origin}${path}`, { method, headers, ...(body && { body: Buffer.from(body) }) })
    if (answer.ok || answer.status === 404) return answer
    await answer.body?.cancel()
    throw new S3Fault(`S3 answered ${answer.status} to ${method}`)
  }

  return {
    async form({ key, type, least, most, until, backTo }, now) {
      const { accessKeyId, sessionToken, ...secret } = await credentials()
      const date = compact(now)
      const day = date.slice(0, 8)
      const given = {
        'Content-Type': type,
        ...(backTo !== undefined && { success_action_redirect: backTo }),
        bucket: base.pathname.length > 1 ? base.pathname.slice(1) : (base.hostname.split('.')[0] as string),
        'X-Amz-Algorithm': algorithm,
        'X-Amz-Credential': `${accessKeyId}/${createScope(day, region, 's3')}`,
        'X-Amz-Date': date,
        ...(sessionToken && { 'X-Amz-Security-Token': sessionToken }),
        key: demandKey(key),
      }
      const conditions = [
        ['content-length-range', least, most],
        ...Object.entries(given).map(([field, value]) => ({ [field]: value })),
      ]
      const policy = Buffer.from(JSON.stringify({ expiration: plain(until), conditions })).toString('base64')
      const signingKey = await getSigningKey(sha256, { accessKeyId, ...secret }, day, region, 's3')
      const hash = new sha256(signingKey)
      hash.update(Buffer.from(policy))
      const signature = hex(await hash.digest())
      return {
        method: 'POST',
        url: `${base.origin}${base.pathname}`,
        fields: { ...given, Policy: policy, 'X-Amz-Signature': signature },
      }
    },
    async link(key, { type, name, until }, now) {
      const query = { 'response-content-type': type, 'response-content-disposition': disposition(name) }
      const signed = await signer.presign(requestFor('GET', key, { query }), {
        expiresIn: secondsUntil(until, now),
        signingDate: new Date(now),
      })
      const search = new URLSearchParams(signed.query as Record<string, string>)
      return `${base.origin}${signed.path}?${search.toString().replaceAll('+', '%20')}`
    },
    async size(key) {
      const { status, headers } = await ask('HEAD', key)
      return status === 404 ? undefined : Number(headers.get('content-length'))
    },
    async read(key, most) {
      const { status, headers, body } = await ask('GET', key)
      if (status === 404 || !body) return undefined
      if (Number(headers.get('content-length')) > most) {
        await body.cancel()
        throw new Error('larger than may be read')
      }
      const chunks: Uint8Array[] = []
      for await (const chunk of body) chunks.push(chunk)
      return Buffer.concat(chunks)
    },
    async put(key, bytes, type) {
      await ask('PUT', key, { type, body: bytes })
    },
    async remove(key) {
      await ask('DELETE', key)
    },
  }
}
