import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Driver } from '@wangge/table'
import { openSqlite } from '@wangge/table/sqlite'
import { withFailures } from '@wangge/testing/engine-shims'
import { type Random, randomFor } from '../county/random.ts'
import { type BenchCounty, loadedCounty, openBenchCounty, type Told } from './county.ts'
import type { Measured } from './figure.ts'
import { goodputOf, sumOf, type Turn } from './goodput-of.ts'
import { median } from './timing.ts'

const trouble = { throttles: 0.1, conflicts: 0.05, duplicates: 0.05 }
const clients = 8
const rounds = 7
/** Cases of a round: each is reported and accepted. */
const casesARound = 400

interface Side {
  readonly county: BenchCounty
  readonly duplicates: number
}

interface Posting {
  readonly side: Side
  readonly as: string
  readonly random: Random
  readonly turn: Turn
}
let serial = 0

/** One request with a key of its own, sent twice at once where chance says so; the caseId, when it was answered well. */
const post = async (posting: Posting, path: string, body: object): Promise<string | undefined> => {
  const { side, as, random, turn } = posting
  const headers = { 'idempotency-key': `bench-0123456789-${++serial}` }
  const send = () => side.county.ask({ as, method: 'POST', path, body, headers })
  const told: Told[] = await Promise.all(random.next() < side.duplicates ? [send(), send()] : [send()])
  const good = told.filter(({ status }) => status < 300)
  turn.asked += told.length
  turn.failed += told.length - good.length
  const answers = new Set(good.map((one) => one.body.caseId as string))
  // a repeat that was answered with another case made one too many
  turn.doubled += Math.max(0, answers.size - 1)
  if (good.length > 0) turn.done++
  return [...answers][0]
}

const client = async (posting: Posting, gridCode: string, left: () => boolean): Promise<void> => {
  const description = '村口的路灯不亮了，晚上走路看不见，老人和孩子经过时很不安全。'
  const report = { gridCode, category: 'facility-lamp', description, source: 'worker' }
  while (left()) {
    const caseId = await post(posting, '/v1/cases', report)
    if (!caseId) continue
    posting.turn.reported++
    await post(posting, `/v1/cases/${caseId}/accept`, {})
  }
}

/** All clients at once until the round's cases are taken. */
const round = async (side: Side, worker: { as: string; gridCode: string }, seed: string): Promise<Turn> => {
  const turn: Turn = { asked: 0, done: 0, failed: 0, doubled: 0, reported: 0, seconds: 0 }
  let taken = 0
  const left = () => taken++ < casesARound
  const started = performance.now()
  await Promise.all(
    Array.from({ length: clients }, (_, n) =>
      client({ side, as: worker.as, random: randomFor(seed, `client ${n}`), turn }, worker.gridCode, left),
    ),
  )
  turn.seconds = (performance.now() - started) / 1000
  return turn
}

/** A county of its own in a file, with or without what goes wrong beneath it. */
const openSide = async (folder: string, name: string, over: (driver: Driver) => Driver) => {
  const driver = openSqlite(join(folder, `${name}.sqlite`))
  const { file } = await loadedCounty('tiny', { driver })
  const worker = file.demo.find(({ role }) => role === 'grid-worker')
  if (!worker) throw new Error('nobody is grid-worker')
  const count = driver.database.prepare("SELECT count(*) AS n FROM rows WHERE e = 'case'")
  return {
    county: await openBenchCounty(over(driver)),
    worker: { as: worker.memberRef, gridCode: worker.areaCode },
    stored: () => Number(count.get()?.n),
    close: driver.close,
  }
}

/** P8: what is done a second while the store throttles and refuses and clients repeat themselves. */
export const goodput = {
  id: 'P8',
  title: 'goodput with throttles, conflicts and duplicates ÷ a clean run',
  async run(): Promise<Measured> {
    const folder = mkdtempSync(join(tmpdir(), 'wangge-bench-'))
    const random = randomFor('bench', 'failures')
    const clean = await openSide(folder, 'clean', (driver) => driver)
    const troubled = await openSide(folder, 'troubled', (driver) => withFailures(driver, random.next, trouble))
    try {
      const sides = {
        clean: { ...clean, duplicates: 0 },
        troubled: { ...troubled, duplicates: trouble.duplicates },
      }
      const turns: Record<keyof typeof sides, Turn[]> = { clean: [], troubled: [] }
      const before = { clean: clean.stored(), troubled: troubled.stored() }
      for (let n = -1; n < rounds; n++)
        for (const name of n % 2 === 0 ? (['clean', 'troubled'] as const) : (['troubled', 'clean'] as const)) {
          const turn = await round(sides[name], sides[name].worker, `${name} ${n}`)
          // the first is code being compiled
          if (n < 0) before[name] = sides[name].stored()
          else turns[name].push(turn)
        }
      const all = sumOf(turns.troubled)
      const stored = troubled.stored() - before.troubled
      const ratios = turns.troubled.map((turn, n) => goodputOf(turn) / goodputOf(turns.clean[n] as Turn))
      return {
        figures: [
          {
            name: `reports and acceptances, ${clients} clients`,
            value: median(ratios),
            unit: 'ratio',
            target: { least: 0.8 },
            of: {
              perSecond: median(turns.troubled.map(goodputOf)),
              cleanPerSecond: median(turns.clean.map(goodputOf)),
            },
          },
          {
            name: 'requests answered with an error',
            value: all.failed / all.asked,
            unit: 'ratio',
            target: { most: 0.001 },
            of: { failed: all.failed, asked: all.asked, cleanFailed: sumOf(turns.clean).failed },
          },
          {
            name: 'cases lost or made twice',
            value: Math.abs(stored - all.reported) + all.doubled,
            unit: 'cases',
            target: { most: 0 },
            of: { stored, answered: all.reported, doubled: all.doubled },
          },
        ],
        notes: [
          'A tenth of the transactions is throttled and a twentieth meets a conflict, each time it is tried; a twentieth of the requests is sent twice at once.',
          'Done is what was answered 2xx, a repeat counted once; SQLite in a file, synchronous=FULL; the waits between tries are real.',
        ],
      }
    } finally {
      clean.close()
      troubled.close()
      rmSync(folder, { recursive: true })
    }
  },
}
