import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { openTokens } from '@wangge/http'
import { bundle, entriesOf } from '../../infra/bundle.ts'
import { readRooms, root } from '../../infra/rooms.ts'
import { bundleClients, clientsOf, plainly } from './aws-clients.ts'
import { loadedCounty } from './county.ts'
import type { Figure, Measured } from './figure.ts'
import { firstCalls, madeAgain } from './first-calls.ts'
import { type AwsCall, startStubAws } from './stub-aws.ts'
import { median } from './timing.ts'

const rounds = 7
const atMostMs = 240_000
const childMs = 20_000
const county = 'bench'

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

/** What a function has in its environment on Lambda. */
const environment = (endpoint: string): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  AWS_LAMBDA_FUNCTION_NAME: 'bench',
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'bench',
  AWS_SECRET_ACCESS_KEY: 'bench',
  AWS_ENDPOINT_URL: endpoint,
  WANGGE_COUNTY: county,
  WANGGE_TABLE: 'bench',
  WANGGE_KEYS: JSON.stringify({ vault: 'v', sign: 's' }),
  WANGGE_TOPIC: 'arn:aws:sns:us-east-1:000000000000:bench',
})

const refuse = (entry: string, started: Started): Started => {
  const { result, log } = started
  const { statusCode = 200, batchItemFailures = [] } = result
  // a case or a file that is not there is looked for all the same
  if (![200, 404].includes(statusCode) || batchItemFailures.length > 0)
    throw new Error(`${entry}: ${JSON.stringify(result)} ${log}`)
  return started
}

/** A function called for one noun, the clients in it, and how long each took to start. */
interface Subject {
  readonly entry: string
  readonly noun: string
  readonly calls: readonly AwsCall[]
  readonly starts: Readonly<Record<'own' | 'clients' | 'plain', () => Promise<Started>>>
  readonly took: Record<'own' | 'load' | 'clients' | 'plain', number[]>
}

const ratioOf = ({ took }: Subject): number => median(took.own) / median(took.clients)

/** A function stands where its slowest noun does. */
const figureOf = (entry: string, nouns: readonly Subject[]): Figure => {
  const slowest = nouns.reduce((a, b) => (ratioOf(b) > ratioOf(a) ? b : a))
  const { calls, took } = slowest
  const [ms, loadMs] = [median(took.own), median(took.load)]
  const [clients, plain] = [median(took.clients), median(took.plain)]
  const all = Object.fromEntries(nouns.map((one) => [`noun ${one.noun}`, ratioOf(one)]))
  const of = { ms, loadMs, clients, plain, overPlain: ms / plain, calls: calls.length, ...all }
  return { name: entry, value: ms / clients, unit: 'ratio', target: { most: 1.5 }, of }
}

/** P3: a function's cold start against its AWS clients making the same calls. */
export const coldStart = {
  id: 'P3',
  title:
    'load of a function’s bundle + first call of its slowest noun ÷ a bundle of just the AWS clients, making the same calls',
  async run(): Promise<Measured> {
    const rooms = await readRooms()
    const folder = join(root, '.tmp', 'bench')
    const { bundles } = await bundle(rooms, { into: join(folder, 'functions') })
    const { driver, file } = await loadedCounty('tiny')
    const aws = await startStubAws(driver, Buffer.alloc(32, 7))
    const tokens = openTokens({ signer: aws.signer, county })
    const now = new Date().toISOString()
    const people = {
      now,
      account: (role: string) => {
        const found = file.demo.find((one) => one.role === role)
        if (!found) throw new Error(`nobody is ${role}`)
        return found
      },
      tokenOf: async (memberId: string) => (await tokens.issue({ memberId, sessionId: 'bench' }, now)).accessToken,
    }
    const env = environment(aws.endpoint)

    const prepare = async ([entry, source]: [string, string]): Promise<Subject[]> => {
      const clients = await clientsOf(source)
      const [same, plain] = [join(folder, 'clients', entry), join(folder, 'plain', entry)]
      await bundleClients(clients, { into: same })
      await bundleClients(clients, { into: plain, options: plainly })
      const subjects: Subject[] = []
      for (const [noun, event] of Object.entries(await firstCalls(entry, rooms, people))) {
        const own = async () => refuse(`${entry} ${noun}`, await start(bundles(entry), { event }, env))
        aws.taken()
        await own()
        const calls = aws.taken().map(madeAgain)
        subjects.push({
          entry,
          noun,
          calls,
          starts: { own, clients: () => start(same, { calls }, env), plain: () => start(plain, { calls }, env) },
          took: { own: [], load: [], clients: [], plain: [] },
        })
      }
      return subjects
    }
    try {
      const subjects: Subject[] = []
      const started = Object.entries(entriesOf(rooms)).filter(([entry]) => entry !== 'darkroom')
      for (const entry of started) subjects.push(...(await prepare(entry)))
      const until = performance.now() + atMostMs
      for (let round = 0; round < rounds && performance.now() < until; round++)
        for (const { starts, took } of subjects)
          for (const name of ['own', 'clients', 'plain'] as const) {
            const { loadMs, callMs } = await starts[name]()
            took[name].push(loadMs + callMs)
            if (name === 'own') took.load.push(loadMs)
          }
      return {
        figures: started.map(([entry]) =>
          figureOf(
            entry,
            subjects.filter((one) => one.entry === entry),
          ),
        ),
        notes: [
          `Medians of ${rounds} cold processes each, in turn, against an AWS on loopback that answers at once.`,
          'The darkroom is left out: its native code is of Lambda’s processor, and nobody waits for its answer.',
        ],
      }
    } finally {
      await aws.stop()
    }
  },
}
