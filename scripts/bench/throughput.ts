import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import autocannon from 'autocannon'
import type { Figure, Measured } from './figure.ts'
import { millisecondsOf } from './timing.ts'

const connections = 8
const seconds = 8
const warmUpSeconds = 3
const startMs = 60_000

interface Running {
  readonly url: string
  readonly accounts: Readonly<Record<string, { areaId: string; token: string }>>
  /** Milliseconds of processor that the county's process has used. */
  cpuMs(): Promise<number>
  stop(): Promise<void>
}

/** An embedded county in a process of its own. */
const start = async (): Promise<Running> => {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, 'embedded-server.ts')],
    {
      stdio: ['pipe', 'pipe', 'inherit', 'ipc'],
    },
  )
  const late = setTimeout(() => child.kill('SIGKILL'), startMs)
  const [line] = await Promise.race([
    once(createInterface({ input: child.stdout as Readable }), 'line'),
    once(child, 'exit').then(([code]) => {
      throw new Error(`the county ended with ${code}`)
    }),
  ])
  clearTimeout(late)
  const { port, accounts } = JSON.parse(line as string)
  return {
    url: `http://127.0.0.1:${port}`,
    accounts,
    async cpuMs() {
      child.send('cpu')
      const [{ user, system }] = (await once(child, 'message')) as [NodeJS.CpuUsage]
      return (user + system) / 1000
    },
    async stop() {
      const exited = once(child, 'exit')
      child.stdin?.end()
      const late = setTimeout(() => child.kill('SIGKILL'), startMs)
      await exited
      clearTimeout(late)
    },
  }
}

interface Fired extends autocannon.Result {
  /** Milliseconds of processor a request. */
  readonly cpuMs: number
}

/** Fires one kind of request from all clients; refuses a run in which anything but success was answered. */
const fire = async ({ url, cpuMs }: Running, duration: number, request: autocannon.Request): Promise<Fired> => {
  const before = await cpuMs()
  const result = await autocannon({ url, connections, duration, requests: [request] })
  const { non2xx, errors, timeouts } = result
  if (non2xx + errors + timeouts > 0) throw new Error(`${request.path}: ${non2xx} refused, ${errors} failed`)
  return { ...result, cpuMs: ((await cpuMs()) - before) / result.requests.total }
}

const figureOf = (name: string, least: number, { requests, latency, duration, cpuMs }: Fired): Figure => ({
  name,
  value: requests.total / duration,
  unit: 'per second',
  target: { least },
  of: { p50Ms: latency.p50, p97_5Ms: latency.p97_5, p99Ms: latency.p99, cpuMs },
})

/** P12: the embedded engine over HTTP, its clients in this process and the county in another. */
export const throughput = {
  id: 'P12',
  title: `embedded engine over HTTP, ${connections} clients`,
  async run(): Promise<Measured> {
    const running = await start()
    const { url, accounts, stop } = running
    try {
      const bearer = (role: string) => ({ authorization: `Bearer ${accounts[role]?.token}` })
      const body = JSON.stringify({
        gridCode: accounts['grid-worker']?.areaId,
        category: 'facility-lamp',
        description: '村口的路灯不亮了，晚上走路看不见，老人和孩子经过时很不安全。',
        source: 'worker',
      })
      let serial = 0
      const create: autocannon.Request = {
        method: 'POST',
        path: '/v1/cases',
        body,
        headers: { ...bearer('grid-worker'), 'content-type': 'application/json' },
        setupRequest: (request) => ({
          ...request,
          headers: { ...request.headers, 'idempotency-key': `bench-0123456789-${++serial}` },
        }),
      }
      const area = accounts['village-secretary']?.areaId
      const list: autocannon.Request = {
        method: 'GET',
        path: `/v1/cases?area=${area}`,
        headers: bearer('village-secretary'),
      }
      const drain = () => fetch(`${url}/dev/drain`, { method: 'POST' })

      await fire(running, warmUpSeconds, create)
      await drain()
      const created = await fire(running, seconds, create)
      const drained = await millisecondsOf(drain)
      await fire(running, warmUpSeconds, list)
      const listed = await fire(running, seconds, list)
      return {
        figures: [
          figureOf('create a case', 1500, created),
          {
            name: 'work left behind by the creates, done after',
            value: drained / 1000,
            unit: 's',
            of: { cases: created.requests.total },
          },
          figureOf('list of 25 cases', 4000, listed),
        ],
        notes: [
          'POST /v1/cases with an Idempotency-Key each, GET /v1/cases?area= of a village; relay, queues and consumers run in the same process.',
          'The clients take one of the cores; cpuMs is what a request costs the county’s process, its work behind the counter included.',
        ],
      }
    } finally {
      await stop()
    }
  },
}
