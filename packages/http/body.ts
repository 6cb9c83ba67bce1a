import { say } from '@wangge/problem'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { encodings, type Read, readTable } from './encoding.ts'
import { Refused } from './refused.ts'

const maxBytes = 256 * 1024
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
type Sent = Pick<APIGatewayProxyEventV2, 'body' | 'isBase64Encoded'>

const tooLarge = () =>
  new Refused(413, say('请求体超过 256 KB', 'The body is larger than 256 KB'), { facts: { maxBytes } })
export const notUtf8 = () => new Refused(400, say('内容不是有效的 UTF-8', 'The content is not valid UTF-8'))

/** The body's bytes: at most 256 KB. */
const bytesOf = ({ body = '', isBase64Encoded }: Sent): Buffer => {
  if (body.length > maxBytes * 2) throw tooLarge()
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8')
  if (bytes.length > maxBytes) throw tooLarge()
  return bytes
}

/** The body as text: at most 256 KB, strict UTF-8. */
export const textOf = (sent: Sent): string => {
  const { body, isBase64Encoded } = sent
  if (!body) return ''
  if (!isBase64Encoded && body.length * 3 <= maxBytes) return body
  const bytes = bytesOf(sent)
  if (!isBase64Encoded) return body
  try {
    return utf8.decode(bytes)
  } catch {
    throw notUtf8()
  }
}

/** A table's text, in whichever encoding it is: one that came as text is judged by its bytes as well. */
export const tableOf = (sent: Sent, told: unknown): Read => {
  const encoding = encodings.find((one) => one === told)
  const isAscii = !sent.isBase64Encoded && !/[^\0-\x7f]|\0/.test(sent.body ?? '')
  if (!sent.body || isAscii) return { text: textOf(sent), encoding: encoding ?? 'utf-8' }
  return readTable(bytesOf(sent), encoding)
}
