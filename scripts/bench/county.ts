import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { openEngines, type RoomEngines } from '@wangge/embedded/engines'
import { openGateway } from '@wangge/embedded/gateway'
import { openMailbox } from '@wangge/embedded/mailbox'
import { openPace } from '@wangge/embedded/pace'
import { openRooms, type Room } from '@wangge/embedded/rooms'
import { relay } from '@wangge/events'
import { passingSigner } from '@wangge/http/key-file-signer'
import type { Driver, Row } from '@wangge/table'
import { openSqlite, type SqliteDriver } from '@wangge/table/sqlite'
import { openLog } from '@wangge/telemetry'
import { filesInMemory } from '@wangge/testing/files-in-memory'
import { generateCounty } from '../county/generate.ts'
import { loadCounty } from '../county/load.ts'
import { seedAdmin } from '../county/seed-admin.ts'
import type { SizeName } from '../county/sizes.ts'
import type { CountyFile } from '../county/summary.ts'

const services = join(import.meta.dirname, '..', '..', 'services')

/** A request to a county in this process. */
export interface Asked {
  readonly as?: string
  readonly method: string
  readonly path: string
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** What a county answered. */
export interface Told {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: an answer as a stranger to the contracts reads it
  readonly body: any
}

/** Every room of the house over one driver, in this process, without timers: a step happens when it is asked for. */
export interface BenchCounty {
  readonly driver: Driver
  readonly rooms: readonly (Room & RoomEngines)[]
  readonly clock: { now: string }
  ask(asked: Asked): Promise<Told>
  /** The same request made again and again, with nothing prepared anew but what differs. */
  ready(asked: Asked): Promise<(headers?: Readonly<Record<string, string>>, body?: unknown) => Promise<Told>>
  /** Gives one message to a room's queue; throws when it is not taken. */
  deliver(room: string, body: string): Promise<void>
  /** The messages of these event rows, and the rooms that listen. */
  messagesOf(rows: readonly Row[]): Promise<{ rooms: readonly string[]; type: string; body: string }[]>
}

/** Opens the rooms over a driver; what is done behind the counter may have another of the same store. */
export const openBenchCounty = async (
  driver: Driver,
  { now = '2026-11-22T02:00:00.000Z', back = driver } = {},
): Promise<BenchCounty> => {
  const clock = { now }
  const ms = () => Date.parse(clock.now)
  const own = new DatabaseSync(':memory:')
  const { enginesOf } = openEngines({
    front: driver,
    back,
    clock: { ms, now: () => clock.now, moveTo: () => {} },
    pace: { ...openPace(), giveWay: async () => {} },
    mailbox: openMailbox(own, () => clock.now),
    keys: { countyKey: async () => Buffer.alloc(32, 7) },
    signer: passingSigner(),
    files: filesInMemory(),
    county: 'bench',
    log: openLog({ level: 'error', sink: (_, message, facts) => console.error(message, facts) }),
    checkAnswers: false,
  })
  const rooms = (await openRooms(services)).map((room) => ({ ...room, ...enginesOf(room.manifest) }))
  const gateway = openGateway(rooms.flatMap(({ api, front }) => (api ? [{ api, answer: api(front) }] : [])))
  const queues = new Map(
    rooms.flatMap(({ manifest, queue, back }) => {
      const deadLetter = async ({ why }: { why: string }) => {
        throw new Error(`${manifest.name} gave a message up: ${why}`)
      }
      return queue ? [[manifest.name, queue({ ...back, deadLetter })] as const] : []
    }),
  )
  const { front } = rooms[0] as RoomEngines

  const headersFor = async ({ as, body, headers }: Asked) => ({
    host: 'localhost',
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...(as !== undefined && {
      authorization: `Bearer ${(await front.tokens.issue({ memberId: as, sessionId: 'bench' }, clock.now)).accessToken}`,
    }),
    ...headers,
  })
  const bytesOf = (body: unknown) => Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
  const send = async (asked: Asked, headers: Record<string, string>, body = asked.body): Promise<Told> => {
    const { method, path: url } = asked
    const content = body === undefined ? {} : { body: bytesOf(body) }
    const answer = await gateway({ method, url, headers, address: '127.0.0.1', ...content })
    if (!answer) throw new Error(`no route ${method} ${url}`)
    return { status: answer.statusCode ?? 200, body: answer.body ? JSON.parse(answer.body) : undefined }
  }

  return {
    driver,
    rooms,
    clock,
    ask: async (asked) => send(asked, await headersFor(asked)),
    async ready(asked) {
      const always = await headersFor(asked)
      return (headers = {}, body) => send(asked, { ...always, ...headers }, body)
    },
    async deliver(room, body) {
      const record = { messageId: '1', receiptHandle: '1', body, attributes: { ApproximateReceiveCount: '1' } }
      const result = await queues.get(room)?.({ Records: [record] } as never)
      if (!result || result.batchItemFailures.length > 0) throw new Error(`${room} did not take ${body.slice(0, 300)}`)
    },
    async messagesOf(rows) {
      const messages: { rooms: string[]; type: string; body: string }[] = []
      await relay([...rows], {
        county: 'bench',
        publish: async (events) => {
          for (const { type, body } of events) {
            const listening = rooms.filter(({ manifest }) => manifest.consumes.some((fact) => fact.type === type))
            messages.push({ type, body, rooms: listening.map(({ manifest }) => manifest.name) })
          }
          return events.length
        },
      })
      return messages
    },
  }
}

/** Relays and delivers until no event is left. */
export const settle = async (county: BenchCounty, { unrelayed, markRelayed }: SqliteDriver): Promise<void> => {
  for (let waiting = unrelayed(200); waiting.length > 0; waiting = unrelayed(200)) {
    const messages = await county.messagesOf(waiting.map(({ row }) => row))
    markRelayed(waiting.map(({ seq }) => seq))
    for (const { rooms, body } of messages) for (const room of rooms) await county.deliver(room, body)
  }
}

/** A synthetic county, loaded through its own import routes and settled. */
export const loadedCounty = async (
  size: SizeName,
  { driver = openSqlite(':memory:'), over = driver }: { driver?: SqliteDriver; over?: Driver } = {},
): Promise<{ county: BenchCounty; file: CountyFile; driver: SqliteDriver }> => {
  const dir = mkdtempSync(join(tmpdir(), 'wangge-bench-'))
  try {
    const file = await generateCounty(size, dir)
    const county = await openBenchCounty(over)
    const engineOf = new Map(county.rooms.map(({ manifest, front }) => [manifest.name, front]))
    await seedAdmin((room) => ({ ...(engineOf.get(room) as RoomEngines['front']), now: county.clock.now }), file)
    const results = await loadCounty({
      baseUrl: 'http://bench',
      dir,
      token: 'none',
      dryRunFirst: false,
      fetch: async (url, init) => {
        const { pathname, search } = new URL(String(url))
        const type = new Headers(init?.headers).get('content-type') ?? ''
        const asked = { as: file.admin.memberRef, method: 'POST', path: pathname + search, body: init?.body }
        const { status, body } = await county.ask({ ...asked, headers: { 'content-type': type } })
        return new Response(JSON.stringify(body), { status })
      },
    })
    const [fault] = results.flatMap(({ kind, errors }) => errors.map((error) => ({ kind, ...error })))
    if (fault) throw new Error(`the ${size} county did not load: ${JSON.stringify(fault)}`)
    await settle(county, driver)
    return { county, file, driver }
  } finally {
    rmSync(dir, { recursive: true })
  }
}
