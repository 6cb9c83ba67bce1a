import { routeKey, type Service } from '@wangge/contract'
import { eventFrom } from '@wangge/table'
import { attributes } from './attributes.ts'
import type { AwsCall } from './stub-aws.ts'

/** Somebody of the county who holds a role. */
export type Account = (role: string) => { memberRef: string; areaCode: string }
/** The request that a noun is started by: a common one that reads, or one about something that is not there. */
interface Asking {
  readonly as?: 'village-secretary' | 'grid-worker'
  readonly route: string
  readonly params?: Readonly<Record<string, string>>
  /** The area's code stands for `{area}`. */
  readonly raw?: string
  readonly headers?: Readonly<Record<string, string>>
}
const ofArea = (route: string, raw = 'area={area}'): Asking => ({ as: 'village-secretary', route, raw })
const nowhere = { caseId: '7KM3QX9TPD' }
const ofNobody = { params: { number: '7KM3QX9TPD' }, headers: { 'x-case-token': 'none' } }
const first: readonly Asking[] = [
  ofArea('GET /v1/reviews', 'period=2026-10&area={area}'),
  { as: 'grid-worker', route: 'GET /v1/my/sheets', raw: 'period=2026-W48' },
  ofArea('GET /v1/areas', ''),
  { as: 'grid-worker', route: 'GET /v1/me' },
  { as: 'grid-worker', route: 'GET /v1/messages', raw: 'recipient=me' },
  ofArea('GET /v1/cases'),
  { as: 'grid-worker', route: 'POST /v1/cases/{caseId}/accept', params: nowhere },
  ofArea('GET /v1/mediations'),
  ofArea('GET /v1/deeds'),
  ofArea('GET /v1/projects'),
  ofArea('GET /v1/moderation'),
  { as: 'grid-worker', route: 'GET /v1/cases/{caseId}/files', params: nowhere },
  { as: 'grid-worker', route: 'GET /v1/case-steps' },
  { route: 'GET /v1/public/disclosures', raw: 'area={area}' },
  { route: 'GET /v1/public/files/{fileId}', params: { fileId: 'q3hV0m8xT2bK7nW1cR5yAz' } },
  { route: 'GET /v1/public/cases/{number}', ...ofNobody },
  { route: 'GET /v1/public/cases/{number}/export', ...ofNobody },
  { route: 'GET /open311/v2/{file}', params: { file: 'services.xml' } },
  { route: 'GET /b' },
]

const httpEvent = ({ route, params = {}, headers = {} }: Asking, raw: string, token: string | undefined): object => {
  const [method = '', path = ''] = route.split(' ')
  const http = { method, path, sourceIp: '127.0.0.1' }
  return {
    version: '2.0',
    routeKey: route,
    rawPath: path,
    rawQueryString: raw,
    headers: { host: 'localhost', ...headers, ...(token && { authorization: `Bearer ${token}` }) },
    pathParameters: params,
    requestContext: { requestId: 'bench', domainName: 'localhost', http },
    isBase64Encoded: false,
  }
}

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

interface People {
  readonly account: Account
  readonly tokenOf: (memberId: string) => Promise<string>
  readonly now: string
}

const asked = async (asking: Asking, { account, tokenOf }: People): Promise<object> => {
  const { memberRef, areaCode } = account(asking.as ?? 'village-secretary')
  const token = asking.as && (await tokenOf(memberRef))
  return httpEvent(asking, (asking.raw ?? '').replace('{area}', areaCode), token)
}

/** What a function is called with first, by noun: a request of each that has one here, a fact that it hears, or one to relay. */
export const firstCalls = async (
  entry: string,
  rooms: readonly Service[],
  people: People,
): Promise<Record<string, object>> => {
  const room = rooms.find(({ name }) => entry.startsWith(`${name}/`))
  const { account, now } = people
  if (!room) return { relay: streamEvent(rooms.find(({ publishes }) => publishes.length > 0) as Service, now) }
  if (entry.endsWith('/queue')) return { [room.name]: queueEvent(room, now, account('grid-worker').areaCode) }
  const calls: [string, object][] = []
  for (const [noun, { routes }] of Object.entries(room.nouns)) {
    const asking = first.find(({ route }) => routes.some((one) => routeKey(one) === route))
    if (asking) calls.push([noun, await asked(asking, people)])
  }
  if (calls.length === 0) throw new Error(`no first request for ${room.name}: add one`)
  return Object.fromEntries(calls)
}

const published = {
  TopicArn: 'arn:aws:sns:us-east-1:000000000000:bench',
  PublishBatchRequestEntries: [
    { Id: '0', Message: 'm', MessageAttributes: { type: { DataType: 'String', StringValue: 'a' } } },
  ],
}

/** The same call for the clients alone; what SNS took as a form is made anew. */
export const madeAgain = (call: AwsCall): AwsCall => (call.service === 'sns' ? { ...call, input: published } : call)
