import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import autocannon from 'autocannon'

const startMs = 60_000

/** A service in a process of its own. */
export interface Served {
  readonly url: string
  readonly accounts: Readonly<Record<string, { areaId: string; token: string }>>
  /** Milliseconds of processor that its process has used. */
  cpuMs(): Promise<number>
  stop(): Promise<void>
}

/** Starts a program that says on standard output where it serves, and ends when its standard input does. */
export const serve = async (program: string): Promise<Served> => {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', program], {
    stdio: ['pipe', 'pipe', 'inherit', 'ipc'],
  })
  const late = setTimeout(() => child.kill('SIGKILL'), startMs)
  const [line] = await Promise.race([
    once(createInterface({ input: child.stdout as Readable }), 'line'),
    once(child, 'exit').then(([code]) => {
      throw new Error(`${program} ended with ${code}`)
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

/** What was fired in one run. */
export interface Run {
  readonly count: number
  readonly seconds: number
  readonly p50Ms: number
  readonly p99Ms: number
  /** Milliseconds of the service's own processor a request. */
  readonly cpuMs: number
}

/** Fires one kind of request from all clients; refuses a run in which anything but success was answered. */
export const fire = async (
  { url, cpuMs }: Served,
  request: autocannon.Request,
  { connections, duration }: { connections: number; duration: number },
): Promise<Run> => {
  const before = await cpuMs()
  const { non2xx, errors, timeouts, requests, latency, ...took } = await autocannon({
    ...{ url, connections, duration },
    requests: [request],
  })
  if (non2xx + errors + timeouts > 0) throw new Error(`${request.path}: ${non2xx} refused, ${errors} failed`)
  const count = requests.total
  const used = ((await cpuMs()) - before) / count
  return { count, seconds: took.duration, p50Ms: latency.p50, p99Ms: latency.p99, cpuMs: used }
}
