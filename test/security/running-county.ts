import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { Rights } from '@wangge/access'
import type { AnyRoute } from '@wangge/contract'
import { type CountyConfig, CountyConfigRow, defaultConfig } from '@wangge/county'
import { openEngines } from '@wangge/embedded/engines'
import { openGateway } from '@wangge/embedded/gateway'
import { openMailbox } from '@wangge/embedded/mailbox'
import { openPace } from '@wangge/embedded/pace'
import { openRooms } from '@wangge/embedded/rooms'
import { type Queue, relay, ringMessage, type Told } from '@wangge/events'
import { cursorKeyIn } from '@wangge/http/cursor-key'
import { passingSigner } from '@wangge/http/key-file-signer'
import { say } from '@wangge/problem'
import { openTable, putNew } from '@wangge/table'
import { openSqlite } from '@wangge/table/sqlite'
import { openLog } from '@wangge/telemetry'
import { filesInMemory } from '@wangge/testing/files-in-memory'
import type { SQSEvent } from 'aws-lambda'
import { watched } from './watched-driver.ts'

export const countyCode = '330723'
export const admin = 'admin'

/** Every room as it is deployed: manifest, API and queue. */
const rooms = await openRooms(fileURLToPath(new URL('../../services', import.meta.url)))
/** Every route of every room. */
export const manifests = rooms.map(({ manifest }) => manifest)
export const routes: readonly AnyRoute[] = manifests.flatMap((manifest) => manifest.routes)

export interface Request {
  readonly method: string
  /** Path and query. */
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
  /** Text and bytes are sent as they are, anything else as JSON. */
  readonly body?: unknown
  readonly address?: string
}
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
  // biome-ignore lint/suspicious/noExplicitAny: an answer as a stranger to the contracts reads it
  readonly json: any
}

const levels = ['county', 'township', 'section', 'village', 'cluster', 'grid']

/** Settings under which trees of any depth can be opened. */
export const settings = (): CountyConfig => {
  const usual = defaultConfig(countyCode, say('武义县', 'Wuyi County'))
  const known = new Map(usual.levels.map((one) => [one.level, one]))
  return {
    ...usual,
    levels: levels.map((level) => known.get(level) ?? { level, name: say(level, level) }),
    testPhones: true,
  }
}

const { categories } = settings()
/** A kind of case that anybody may report, and that stands on no public list. */
export const openCategory = categories.find((one) => one.open && one.parent && !one.public && !one.confidential)
  ?.code as string
/** A kind of case that the county shows to everybody. */
export const publicCategory = categories.find((one) => one.open && one.parent && one.public)?.code as string

const isRaw = (body: unknown): body is string | Uint8Array => typeof body === 'string' || body instanceof Uint8Array
const bytesOf = (body: unknown): Buffer => Buffer.from(isRaw(body) ? (body as string) : JSON.stringify(body))
const sqsEvent = (bodies: readonly string[]): SQSEvent =>
  ({ Records: bodies.map((body, at) => ({ messageId: `${at}`, body })) }) as unknown as SQSEvent

/** A whole county in this process: every room behind its guard, queues that are emptied on demand, a clock to turn. */
export const runCounty = async (startsAt = '2026-11-22T16:00:00.000Z') => {
  const clock = { now: startsAt }
  const ms = () => Date.parse(clock.now)
  const store = openSqlite(':memory:')
  const driver = watched(store)
  const log: string[] = []
  const dead: string[] = []
  const told: Told[] = []
  let ids = 0
  const mailbox = openMailbox(store.database, () => clock.now)
  const files = filesInMemory()
  const whole = openTable(driver, { clock: ms })
  const { enginesOf, county } = openEngines({
    front: driver,
    back: driver,
    clock: { ms, now: () => clock.now, moveTo: () => {} },
    pace: openPace(),
    mailbox,
    keys: { countyKey: async () => Buffer.alloc(32, 7) },
    signer: passingSigner(),
    files,
    county: countyCode,
    log: openLog({ level: 'debug', sink: (...line) => log.push(JSON.stringify(line)) }),
    checkAnswers: true,
    newId: () => `01KB${String(++ids).padStart(22, '0')}`,
    secret: (bytes) => createHash('shake256', { outputLength: bytes }).update(`${++ids}`).digest('base64url'),
  })
  const deadLetter = async ({ body, why }: { body: string; why: string }) => {
    dead.push(`${why} ${body}`)
  }
  const running = rooms.map(({ manifest, api, queue }) => {
    const { front, back } = enginesOf(manifest)
    return { manifest, api, front, answer: api?.(front), take: queue?.({ ...back, deadLetter }) }
  })
  const ask = openGateway(running.flatMap(({ api, answer }) => (api && answer ? [{ api, answer }] : [])))
  const [{ access, tokens }] = running.map(({ front }) => front) as [(typeof running)[number]['front']]

  /** A request, through the same stack as over the network. */
  const call = async ({ method, url, headers = {}, body, address = '203.0.113.7' }: Request): Promise<Answer> => {
    const type = body === undefined || isRaw(body) ? {} : { 'content-type': 'application/json' }
    const answered = await ask({
      method,
      url,
      headers: { host: 'wangge.test', ...type, ...headers },
      ...(body !== undefined && { body: bytesOf(body) }),
      address,
    })
    if (!answered) throw new Error(`no room has ${method} ${url}`)
    const { statusCode = 0, body: text = '' } = answered
    const sent = answered.headers as Record<string, string>
    const isJson = sent['content-type']?.includes('json') && text !== ''
    return { status: statusCode, headers: sent, text, json: isJson ? JSON.parse(text) : undefined }
  }
  const signedIn = new Map<string, { at: string; accessToken: string }>()
  /** The headers of somebody signed in, by the same token as long as the clock stands still: to sign and to verify takes longer than most requests. */
  const as = async (memberId: string): Promise<Record<string, string>> => {
    const known = signedIn.get(memberId)
    if (known?.at === clock.now) return { authorization: `Bearer ${known.accessToken}` }
    const { accessToken } = await tokens.issue({ memberId, sessionId: `s-${memberId}` }, clock.now)
    signedIn.set(memberId, { at: clock.now, accessToken })
    return { authorization: `Bearer ${accessToken}` }
  }

  const deliver = async (take: ReturnType<Queue>, bodies: readonly string[]): Promise<void> => {
    for (let waiting = bodies, tries = 0; waiting.length > 0; tries++) {
      if (tries > 5) throw new Error(`not taken: ${waiting[0]} ${log.at(-1)}`)
      const batch = waiting
      const { batchItemFailures } = await take(sqsEvent(batch))
      waiting = batchItemFailures.map(({ itemIdentifier }) => batch[Number(itemIdentifier)] as string)
    }
  }
  /** Until every event has been told and every message taken. */
  const drain = async (): Promise<void> => {
    for (let waiting = store.unrelayed(500); waiting.length > 0; waiting = store.unrelayed(500)) {
      const events: Told[] = []
      const publish = async (batch: readonly Told[]) => {
        events.push(...batch)
        return batch.length
      }
      const rows = waiting.map(({ row }) => row)
      const { why } = await relay(rows, { county: countyCode, publish })
      if (why) throw why
      store.markRelayed(waiting.map(({ seq }) => seq))
      told.push(...events)
      for (const { manifest, take } of running) {
        const types = new Set<string>(manifest.consumes.map(({ type }) => type))
        const bodies = events.filter(({ type }) => types.has(type)).map(({ body }) => body)
        if (take && bodies.length > 0) await deliver(take, bodies)
      }
    }
  }
  /** Turns the clock to a timer's instant and rings it: `duties.open-week`. */
  const ring = async (job: string, at: string): Promise<void> => {
    clock.now = new Date(at).toISOString()
    county.invalidate()
    const [room, name = ''] = job.split('.')
    const found = running.find(({ manifest }) => manifest.name === room)
    if (!found?.take) throw new Error(`no room ${room}`)
    await deliver(found.take, [ringMessage(name, clock.now)])
    await drain()
  }

  await whole.write([
    putNew(CountyConfigRow, settings()),
    putNew(Rights, {
      memberId: admin,
      active: true,
      grants: [{ role: 'county-admin', areaId: countyCode, from: '2020-01-01T00:00:00.000Z' }],
    }),
  ])
  await cursorKeyIn(whole)()

  /** Loads rows through an import route, as the county's administrator; every one of them must be taken. */
  const load = async (kind: string, header: string, rows: readonly (readonly (string | number)[])[]): Promise<void> => {
    if (rows.length === 0) return
    const isJson = header === ''
    // what stands in a file twice is refused
    const lines = new Set(rows.map((cells) => cells.join(',')))
    const body = isJson ? String(rows[0]) : [header, ...lines].join('\n')
    const headers = { ...(await as(admin)), 'content-type': isJson ? 'application/geo+json' : 'text/csv' }
    const { status, json, text } = await call({ method: 'POST', url: `/v1/imports/${kind}`, headers, body })
    if (status !== 200 || json.errors.length > 0) throw new Error(`import of ${kind}: ${status} ${text}`)
  }
  /** Forgets what a request that was undone may have left in the caches. */
  const forget = (memberIds: Iterable<string>): void => {
    county.invalidate()
    for (const memberId of memberIds) access.forget(memberId)
  }

  return { clock, store, driver, table: whole, files, mailbox, log, dead, told, call, as, load, drain, ring, forget }
}
export type RunningCounty = Awaited<ReturnType<typeof runCounty>>

/** What was answered, when it was not refused. */
export const must = ({ status, text, json }: Answer): Answer['json'] => {
  if (status >= 300) throw new Error(`${status} ${text}`)
  return json
}
