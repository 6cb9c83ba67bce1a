import { createHmac, randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ringMessage } from '@wangge/events'
import { openFolder } from '@wangge/files/folder'
import { type Engine, health, type Ports } from '@wangge/http'
import { keyFileSigner, passingSigner } from '@wangge/http/key-file-signer'
import { respondProblem } from '@wangge/http/respond'
import { notFound, say } from '@wangge/problem'
import type { Driver } from '@wangge/table'
import { jsonLines, openLog } from '@wangge/telemetry'
import { keyFile } from '@wangge/vault/key-file'
import { askInProcess } from './ask.ts'
import { openClock } from './clock.ts'
import { openDev } from './dev.ts'
import type { Embedded, EmbeddedOptions } from './embedded.ts'
import { openEngines } from './engines.ts'
import { openFilesDoor } from './files-door.ts'
import { type Answered, openGateway, type Request } from './gateway.ts'
import { lockFolder } from './lock.ts'
import { openMailbox } from './mailbox.ts'
import { openMoves } from './moves.ts'
import { openPace } from './pace.ts'
import { openPump } from './pump.ts'
import { openQueues } from './queues.ts'
import { openRooms } from './rooms.ts'
import { listen, type Server } from './server.ts'
import { openSite } from './site.ts'
import { openStore } from './store.ts'
import { openTimers } from './timers.ts'

const tickMs = 1000
const sweepMs = 10 * 60_000

/** Tells when something was written: there may be an event among it. */
const waking = (driver: Driver, wake: () => void): Driver => ({
  get: driver.get,
  query: driver.query,
  heads: driver.heads,
  sorts: driver.sorts,
  transact: (writes, token) => driver.transact(writes, token).finally(wake),
  writeEach: (writes) => driver.writeEach(writes).finally(wake),
})

/** Opens a county: the same rooms, relay and consumers as on AWS, over one SQLite file. */
export const openEmbedded = async ({
  data,
  county: name,
  services = join(import.meta.dirname, '..', '..', 'services'),
  clock: base,
  dev = true,
  origins = [],
  checkAnswers = false,
  level = 'warn',
  ...own
}: EmbeddedOptions): Promise<Embedded> => {
  const kept = data !== ':memory:'
  const unlock = kept ? lockFolder(data) : () => {}
  const store = openStore(kept ? data : undefined)
  const { database } = store.back
  const clock = openClock(database, base)
  const log = openLog({
    level,
    sink: jsonLines((line) => process.stderr.write(line), clock.now),
    facts: { county: name },
  })
  const onFault = (what: string, error: unknown) => log.error(what, { error })
  const pace = openPace()
  const queues = openQueues(store.back)
  const mailbox = openMailbox(database, clock.now)
  const passing = randomBytes(32)
  const keys = kept ? keyFile(join(data, 'county.key')) : { countyKey: async () => passing }
  const folder = kept ? join(data, 'files') : mkdtempSync(join(tmpdir(), 'wangge-'))
  const files = openFolder(folder, async () =>
    createHmac('sha256', await keys.countyKey())
      .update('files')
      .digest(),
  )
  const { enginesOf, county } = openEngines({
    ...own,
    front: waking(store.front, wake),
    back: waking(store.back, wake),
    clock,
    pace,
    mailbox,
    county: name,
    log,
    checkAnswers,
    keys,
    files,
    signer: kept ? keyFileSigner(join(data, 'sign.key')) : passingSigner(),
  })

  const rooms = (await Promise.all([services].flat().map(openRooms)))
    .flat()
    .map((room) => ({ ...room, ...enginesOf(room.manifest) }))
  const engines = new Map<string, Engine>(rooms.map(({ manifest, front }) => [manifest.name, front]))
  const gateway = openGateway(rooms.flatMap(({ api, front }) => (api ? [{ api, answer: api(front) }] : [])))
  const pump = openPump({
    store: store.back,
    queues,
    pace,
    county: name,
    onFault,
    workers: rooms.flatMap(({ manifest, queue, back }) =>
      queue ? [{ room: manifest.name, queue, engine: back }] : [],
    ),
  })
  function wake(): void {
    pump.wake()
  }

  const zone = await county.config().then(
    (config) => config.zone,
    () => 'Asia/Shanghai',
  )
  const jobs = rooms.flatMap(({ manifest }) => manifest.jobs.map((job) => ({ room: manifest.name, job })))
  const timers = openTimers(store.back, { clock, queues, zone, jobs })
  const { tick, moveClock, moving } = openMoves({ clock, timers, pump })

  const ports = (room: string): Ports => {
    const engine = engines.get(room)
    if (!engine) throw new Error(`no room ${room}`)
    return { ...engine, now: clock.now() }
  }
  const refused = (error: unknown, headers: Request['headers']): Answered =>
    respondProblem(error, { language: headers['accept-language']?.startsWith('en') ? 'en' : 'zh-CN', id: 'gateway' })
  const site = openSite({
    dev,
    health: async () => ({
      statusCode: 200,
      headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' },
      body: JSON.stringify(await health({ county, now: clock.now() })),
    }),
  })
  const levers = openDev({ now: clock.now, zone, moveClock, moving, drain: pump.drain, mailbox: mailbox.received })
  const answer = async (request: Request): Promise<Answered> => {
    try {
      if (dev && request.url.startsWith('/dev/')) return await levers(request)
      const answered = gateway(request) ?? site(request)
      if (!answered) throw notFound(say('没有这个接口', 'No such route'))
      return await answered
    } catch (error) {
      return refused(error, request.headers)
    }
  }

  const door = openFilesDoor(files, clock.now)

  tick()
  pump.wakeRooms()
  const ticking = setInterval(tick, tickMs)
  const sweeping = setInterval(() => store.back.sweepExpired(clock.ms()), sweepMs)
  const servers: Server[] = []
  let stopped: Promise<void> | undefined
  const stop = async (): Promise<void> => {
    clearInterval(ticking)
    clearInterval(sweeping)
    await Promise.all(servers.map((server) => server.close()))
    await pump.stop()
    store.close()
    if (!kept) rmSync(folder, { recursive: true, force: true })
    unlock()
  }

  return {
    api: (ask) => askInProcess(answer, ask),
    async listen(port, host = '127.0.0.1') {
      const server = await listen(answer, {
        ...{ port, host, origins, pace, door },
        onFault: (error) => onFault('a request failed', error),
      })
      servers.push(server)
      return server
    },
    drain: pump.drain,
    moveClock,
    async ring(job, at) {
      const cut = job.indexOf('.')
      store.back.atomically(() =>
        queues.put(job.slice(0, cut), ringMessage(job.slice(cut + 1), new Date(at).toISOString())),
      )
      await pump.drain()
    },
    mailbox: mailbox.received,
    deadLetters: queues.dead,
    replay(room) {
      const count = queues.replay(room)
      pump.wakeRooms()
      return count
    },
    ports,
    now: clock.now,
    stop() {
      stopped ??= stop()
      return stopped
    },
  }
}
