import { generateKeyPairSync, sign } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import type { Signer } from '@wangge/http'
import type { Driver, Index, Key, Row } from '@wangge/table'
import { toAttributes } from '@wangge/table/size'
import { attributes, plainItem, plainRequest } from './attributes.ts'

/** One call that came in, as a client can make it again. */
export interface AwsCall {
  readonly service: 'dynamodb' | 'kms' | 'sns'
  readonly operation: string
  readonly input: unknown
}

/** AWS as far as a function's first call needs it: reads from a county's rows, takes every write and keeps none. */
export interface StubAws {
  readonly endpoint: string
  /** The key pair that KMS is said to hold. */
  readonly signer: Signer
  /** What came in since it was last asked. */
  taken(): AwsCall[]
  stop(): Promise<void>
}

type Attributes = Record<string, AttributeValue>
const itemOf = (row: Row | undefined): Attributes | undefined => row && attributes(toAttributes(row))
const keyOf = (key: Attributes): Key => plainItem(key) as unknown as Key

// biome-ignore lint/suspicious/noExplicitAny: a request's body, whatever it is
type Body = any

const dynamodb = (driver: Driver): Record<string, (body: Body) => Promise<object>> => ({
  GetItem: async ({ Key }) => ({ Item: itemOf((await driver.get([keyOf(Key)]))[0]) }),
  BatchGetItem: async ({ RequestItems }) => {
    const [[table, { Keys }] = ['', { Keys: [] }]] = Object.entries<{ Keys: Attributes[] }>(RequestItems)
    const rows = await driver.get(Keys.map(keyOf))
    return { Responses: { [table]: rows.map(itemOf).filter((item) => item !== undefined) } }
  },
  Query: async ({ IndexName, ExpressionAttributeValues, ScanIndexForward, Limit }) => {
    const { ':p': pk, ':from': from, ':to': to } = plainItem(ExpressionAttributeValues) as Record<string, string>
    const index = IndexName && (Number(IndexName.slice(-1)) as Index)
    const { rows } = await driver.query({
      index,
      pk: pk as string,
      from,
      to,
      reverse: ScanIndexForward === false,
      limit: Limit,
    })
    return { Items: rows.map(itemOf), Count: rows.length }
  },
})

const wrapped = Buffer.alloc(48, 1).toString('base64')

const batchPublished = `<PublishBatchResponse xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><PublishBatchResult><Failed/>
<Successful><member><Id>0</Id><MessageId>m</MessageId></member></Successful></PublishBatchResult>
<ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></PublishBatchResponse>`

const textOf = async (request: IncomingMessage): Promise<string> => {
  let text = ''
  for await (const chunk of request) text += chunk
  return text
}

/** Starts it on a free loopback port. */
export const startStubAws = async (driver: Driver, countyKey: Buffer): Promise<StubAws> => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const kms: Record<string, object> = {
    GetPublicKey: { PublicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64') },
    GenerateDataKey: { CiphertextBlob: wrapped, Plaintext: countyKey.toString('base64') },
    Decrypt: { Plaintext: countyKey.toString('base64') },
  }
  const reads = dynamodb(driver)
  let calls: AwsCall[] = []
  const server = createServer(async (request, response) => {
    const text = await textOf(request)
    const target = request.headers['x-amz-target']
    if (typeof target !== 'string') {
      calls.push({ service: 'sns', operation: 'PublishBatch', input: Object.fromEntries(new URLSearchParams(text)) })
      response.setHeader('content-type', 'text/xml').end(batchPublished)
      return
    }
    const [service = '', operation = ''] = target.split('.')
    const body = JSON.parse(text)
    const isKms = service === 'TrentService'
    calls.push({ service: isKms ? 'kms' : 'dynamodb', operation, input: isKms ? body : plainRequest(body) })
    const answer = isKms ? kms[operation] : ((await reads[operation]?.(body)) ?? {})
    response.setHeader('content-type', `application/x-amz-json-1.${isKms ? 1 : 0}`).end(JSON.stringify(answer))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    signer: {
      publicKey: async () => publicKey.export({ format: 'jwk' }),
      sign: async (bytes) => sign('sha256', bytes, { key: privateKey, dsaEncoding: 'ieee-p1363' }),
    },
    taken() {
      const taken = calls
      calls = []
      return taken
    },
    async stop() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}
