import type { Service } from '@wangge/contract'
import { eventFrom } from '@wangge/table'
import { attributes } from './attributes.ts'
import type { AwsCall } from './stub-aws.ts'

/** Somebody of the county who holds a role. */
export type Account = (role: string) => { memberRef: string; areaCode: string }
/** The request that a room's API is started by: a common one that reads what it is about. */
type Asking = (account: Account) => { as: string; path: string; raw: string }
const secretary =
  (path: string, raw: (areaId: string) => string): Asking =>
  (account) => {
    const { memberRef, areaCode } = account('village-secretary')
    return { as: memberRef, path, raw: raw(areaCode) }
  }
const worker =
  (path: string, raw = ''): Asking =>
  (account) => ({ as: account('grid-worker').memberRef, path, raw })
const first: Readonly<Record<string, Asking>> = {
  assessments: secretary('/v1/reviews', (areaId) => `period=2026-10&area=${areaId}`),
  cases: secretary('/v1/cases', (areaId) => `area=${areaId}`),
  duties: worker('/v1/my/sheets', 'period=2026-W48'),
  grids: secretary('/v1/areas', () => ''),
  members: worker('/v1/me'),
  notifications: worker('/v1/messages', 'recipient=me'),
}

const httpEvent = (path: string, raw: string, token: string): object => ({
  version: '2.0',
  routeKey: `GET ${path}`,
  rawPath: path,
  rawQueryString: raw,
  headers: { authorization: `Bearer ${token}`, host: 'localhost' },
  pathParameters: {},
  requestContext: { requestId: 'bench', domainName: 'localhost', http: { method: 'GET', path, sourceIp: '127.0.0.1' } },
  isBase64Encoded: false,
})

/** A fact that the room listens to, or its first timer. */
const queueEvent = ({ name, consumes: [fact], jobs: [job] }: Service, at: string, areaId: string): object => {
  const data = { ...(fact?.example as object | undefined), areaId }
  const envelope = {
    ...{ specversion: '1.0', id: 'bench', source: `/wangge/bench/${name}`, type: fact?.type, subject: 'bench' },
    ...{ time: at, datacontenttype: 'application/json', county: 'bench', rev: 1, cause: 'bench', data },
  }
  const body = JSON.stringify(fact ? envelope : { job: job?.name, at })
  return { Records: [{ messageId: '1', receiptHandle: '1', body, attributes: { ApproximateReceiveCount: '1' } }] }
}

const streamEvent = ({ publishes: [fact] }: Service, at: string): object => {
  if (!fact) throw new Error('no fact to relay')
  const told = { prefix: 'bench', aggregate: 'bench#1', rev: 1, fact, subject: '1', data: fact.example, at, cause: 'x' }
  const { key, item } = eventFrom(told as never)
  const row = {
    ...key,
    e: 'event',
    r: 1,
    d: { data: item.data },
    ev: { type: fact.type, subject: '1', time: at, cause: 'x', rev: 1 },
  }
  return { Records: [{ eventName: 'INSERT', dynamodb: { SequenceNumber: '1', NewImage: attributes(row) } }] }
}

/** What a function is called with first: its room's common request, or a fact it listens to, or one to relay. */
export const firstCall = async (
  entry: string,
  rooms: readonly Service[],
  { account, tokenOf, now }: { account: Account; tokenOf: (memberId: string) => Promise<string>; now: string },
): Promise<object> => {
  const room = rooms.find(({ name }) => entry.startsWith(`${name}/`))
  if (!room) return streamEvent(rooms.find(({ publishes }) => publishes.length > 0) as Service, now)
  if (entry.endsWith('/queue')) return queueEvent(room, now, account('grid-worker').areaCode)
  const asking = first[room.name]
  if (!asking) throw new Error(`no first request for ${room.name}: add one`)
  const { as, path, raw } = asking(account)
  return httpEvent(path, raw, await tokenOf(as))
}

const published = {
  TopicArn: 'arn:aws:sns:us-east-1:000000000000:bench',
  PublishBatchRequestEntries: [
    { Id: '0', Message: 'm', MessageAttributes: { type: { DataType: 'String', StringValue: 'a' } } },
  ],
}

/** The same call for the clients alone; what SNS took as a form is made anew. */
export const madeAgain = (call: AwsCall): AwsCall => (call.service === 'sns' ? { ...call, input: published } : call)
