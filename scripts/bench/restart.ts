import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import type { Measured } from './figure.ts'
import { median, millisecondsOf } from './timing.ts'

const rounds = 5
const launch = join(import.meta.dirname, '..', 'launch.mjs')

/** `npm start`, without npm, until it has answered a request. */
const start = async (data: string): Promise<ChildProcess> => {
  const child = spawn(process.execPath, [launch, 'start', '--county', 'tiny', '--data', data], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, PORT: '0' },
    detached: true,
  })
  for await (const line of createInterface({ input: child.stdout as Readable })) {
    const [, url] = /接口 API +(\S+)\/v1/.exec(line) ?? []
    if (!url) continue
    const { status } = await fetch(`${url}/health`)
    if (status !== 200) throw new Error(`the county answers ${status}`)
    child.stdout?.resume()
    return child
  }
  throw new Error('the county did not start')
}

/** Ends the launcher and the county that it started. */
const end = async (child: ChildProcess, signal: NodeJS.Signals): Promise<void> => {
  const gone = once(child, 'close')
  process.kill(-(child.pid as number), signal)
  await gone
}

/** P11: how long a county that has its data takes to be there again. */
export const restart = {
  id: 'P11',
  title: '`npm start` to the first answer, with data',
  async run(): Promise<Measured> {
    const folder = mkdtempSync(join(tmpdir(), 'wangge-restart-'))
    const data = join(folder, 'data')
    try {
      await end(await start(data), 'SIGTERM')
      const after = { SIGTERM: [] as number[], SIGKILL: [] as number[] }
      let before: keyof typeof after = 'SIGTERM'
      for (let round = 0; round < 2 * rounds; round++) {
        let child: ChildProcess | undefined
        const took = await millisecondsOf(async () => {
          child = await start(data)
        })
        after[before].push(took)
        before = before === 'SIGTERM' ? 'SIGKILL' : 'SIGTERM'
        if (child) await end(child, before)
      }
      const figure = (name: string, some: readonly number[]) =>
        ({
          name,
          value: median(some) / 1000,
          unit: 's',
          target: { most: 3 },
          of: { slowest: Math.max(...some) / 1000 },
        }) as const
      return {
        figures: [figure('after a clean stop', after.SIGTERM), figure('after kill -9', after.SIGKILL)],
        notes: ['npm itself is not in it; the county is the tiny one.'],
      }
    } finally {
      rmSync(folder, { recursive: true })
    }
  },
}
