import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Service } from '@wangge/contract'
import { openTokens } from '@wangge/http'
import { eventFrom } from '@wangge/table'
import { bundle, entriesOf } from '../../infra/bundle.ts'
import { readRooms, root } from '../../infra/rooms.ts'
import { attributes } from './attributes.ts'
import { bundleClients, type Clients, clientsOf, plainly } from './aws-clients.ts'
import { loadedCounty } from './county.ts'
import type { Figure, Measured } from './figure.ts'
import { type AwsCall, startStubAws } from './stub-aws.ts'
import { median } from './timing.ts'

const rounds = 7
const atMostMs = 120_000
const childMs = 20_000
const county = 'bench'

type Account = (role: string) => { memberRef: string; areaCode: string }
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
    ...{ specversion: '1.0', id: 'bench', source: `/wangge/${county}/${name}`, type: fact?.type, subject: 'bench' },
    ...{ time: at, datacontenttype: 'application/json', county, rev: 1, cause: 'bench', data },
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

interface Started {
  readonly loadMs: number
  readonly callMs: number
  readonly log: string
  readonly result: { statusCode?: number; body?: string; batchItemFailures?: unknown[] }
}

/** One cold start in a process of its own. */
const start = async (bundle: string, of: { event?: object; calls?: readonly AwsCall[] }, env: NodeJS.ProcessEnv) => {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, 'cold-start-child.mjs'), JSON.stringify({ bundle: join(bundle, 'index.mjs'), ...of })],
    {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: childMs,
      killSignal: 'SIGKILL',
    },
  )
  let [out, err] = ['', '']
  child.stdout.on('data', (chunk) => {
    out += chunk
  })
  child.stderr.on('data', (chunk) => {
    err += chunk
  })
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`${bundle}: ${err.slice(0, 2000)}`)
  const at = out.lastIndexOf('{"loadMs"')
  return { ...(JSON.parse(out.slice(at)) as Started), log: out.slice(0, at) }
}

const refuse = (entry: string, { result, log }: Started): void => {
  const { statusCode = 200, batchItemFailures = [] } = result
  if (statusCode !== 200 || batchItemFailures.length > 0) throw new Error(`${entry}: ${JSON.stringify(result)} ${log}`)
}

/** P3: a function's cold start against its AWS clients making the same calls. */
export const coldStart = {
  id: 'P3',
  title: 'load of a function’s bundle + first call ÷ a bundle of just the AWS clients, making the same calls',
  async run(): Promise<Measured> {
    const rooms = await readRooms()
    const folder = join(root, '.tmp', 'bench')
    const { bundles } = await bundle(rooms, { into: join(folder, 'functions') })
    const { driver, file } = await loadedCounty('tiny')
    const aws = await startStubAws(driver, Buffer.alloc(32, 7))
    const account: Account = (role) => {
      const found = file.demo.find((one) => one.role === role)
      if (!found) throw new Error(`nobody is ${role}`)
      return found
    }
    const tokens = openTokens({ signer: aws.signer, county })
    const now = new Date().toISOString()
    const roomOf = (entry: string) => rooms.find(({ name }) => entry.startsWith(`${name}/`))
    const eventOf = async (entry: string): Promise<object> => {
      const room = roomOf(entry)
      if (!room) return streamEvent(rooms.find(({ publishes }) => publishes.length > 0) as Service, now)
      if (entry.endsWith('/queue')) return queueEvent(room, now, account('grid-worker').areaCode)
      const asking = first[room.name]
      if (!asking) throw new Error(`no first request for ${room.name}: add one`)
      const { as, path, raw } = asking(account)
      return httpEvent(path, raw, (await tokens.issue({ memberId: as, sessionId: 'bench' }, now)).accessToken)
    }
    const env = {
      PATH: process.env.PATH,
      AWS_LAMBDA_FUNCTION_NAME: 'bench',
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'bench',
      AWS_SECRET_ACCESS_KEY: 'bench',
      AWS_ENDPOINT_URL: aws.endpoint,
      WANGGE_COUNTY: county,
      WANGGE_TABLE: 'bench',
      WANGGE_KEYS: JSON.stringify({ vault: 'v', sign: 's' }),
      WANGGE_TOPIC: 'arn:aws:sns:us-east-1:000000000000:bench',
    }
    try {
      const subjects = []
      for (const [entry, source] of Object.entries(entriesOf(rooms))) {
        const clients: Clients = await clientsOf(source)
        const [same, plain] = [join(folder, 'clients', entry), join(folder, 'plain', entry)]
        await bundleClients(clients, { into: same })
        await bundleClients(clients, { into: plain, options: plainly })
        const event = await eventOf(entry)
        aws.taken()
        refuse(entry, await start(bundles(entry), { event }, env))
        const calls = aws.taken().map((call) => (call.service === 'sns' ? { ...call, input: batch } : call))
        const samples = { own: [] as number[], load: [] as number[], same: [] as number[], plain: [] as number[] }
        subjects.push({ entry, event, calls, same, plain, samples })
      }
      const until = performance.now() + atMostMs
      for (let round = 0; round < rounds && performance.now() < until; round++)
        for (const { entry, event, calls, same, plain, samples } of subjects) {
          const own = await start(bundles(entry), { event }, env)
          refuse(entry, own)
          samples.own.push(own.loadMs + own.callMs)
          samples.load.push(own.loadMs)
          for (const [name, path] of [
            ['same', same],
            ['plain', plain],
          ] as const) {
            const { loadMs, callMs } = await start(path, { calls }, env)
            samples[name].push(loadMs + callMs)
          }
        }
      return {
        figures: subjects.map(({ entry, calls, samples }): Figure => {
          const [ms, loadMs, clients, plain] = [samples.own, samples.load, samples.same, samples.plain].map(median) as [
            number,
            number,
            number,
            number,
          ]
          const of = { ms, loadMs, clients, plain, overPlain: ms / plain, calls: calls.length }
          return { name: entry, value: ms / clients, unit: 'ratio', target: { most: 1.15 }, of }
        }),
        notes: [`Medians of ${rounds} cold processes each, in turn, against an AWS on loopback that answers at once.`],
      }
    } finally {
      await aws.stop()
    }
  },
}

const batch = {
  TopicArn: 'arn:aws:sns:us-east-1:000000000000:bench',
  PublishBatchRequestEntries: [
    { Id: '0', Message: 'm', MessageAttributes: { type: { DataType: 'String', StringValue: 'a' } } },
  ],
}
