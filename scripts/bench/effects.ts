import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPace } from '@wangge/embedded/pace'
import { openPump } from '@wangge/embedded/pump'
import { openQueues } from '@wangge/embedded/queues'
import { openStore, type Store } from '@wangge/embedded/store'
import { type BenchCounty, loadedCounty, openBenchCounty } from './county.ts'
import { allAmiss, repeating } from './effects-kept.ts'
import { type Kind, kindsIn } from './effects-of.ts'
import type { Figure, Measured } from './figure.ts'
import { median, millisecondsOf } from './timing.ts'
import { keepingWrites, leftBy, openStraight } from './written-again.ts'

/** One message of so many is delivered twice: 5 %. */
const repeatEvery = 20

/** What follows: relay, queues and consumers as one machine runs them, and messages that come twice. */
const openBehind = ({ rooms }: BenchCounty, { back }: Store) => {
  const queues = openQueues(back)
  const twice = repeating<Parameters<typeof queues.put>>((message) => queues.put(...message), repeatEvery)
  const pump = openPump({
    store: back,
    queues: { ...queues, put: (...message) => twice.put(message) },
    pace: { ...openPace(), giveWay: async () => {} },
    county: 'bench',
    workers: rooms.flatMap(({ manifest, queue, back }) =>
      queue ? [{ room: manifest.name, queue, engine: back }] : [],
    ),
    onFault: (what, error) => {
      throw new Error(what, { cause: error })
    },
  })
  return {
    repeated: twice.repeated,
    dead: () => queues.dead().length,
    async drain() {
      await pump.drain()
      twice.rest()
      await pump.drain()
    },
  }
}

/** P7: from the row of an event to what its consumers make of it. */
export const effects = {
  id: 'P7',
  title: 'events from row to effect ÷ raw writes of the rows that came of them',
  async run(): Promise<Measured> {
    const folder = mkdtempSync(join(tmpdir(), 'wangge-bench-'))
    const store = openStore(folder)
    try {
      const { file } = await loadedCounty('farm', { driver: store.front })
      const kept = keepingWrites(store.back)
      const county = await openBenchCounty(store.front, { back: kept.driver })
      const behind = openBehind(county, store)
      let copies = 0
      const stage = async (kind: Kind, nth: number) => {
        await kind.prepare(nth)
        await behind.drain()
        const events = await kind.write(nth)
        const copy = join(folder, `straight-${copies++}.sqlite`)
        store.front.database.exec(`VACUUM INTO '${copy}'`)
        kept.taken()
        const ms = await millisecondsOf(behind.drain)
        // as the work behind the counter writes
        const straight = openStraight(copy, 'NORMAL')
        const left = await leftBy(kept.taken(), straight)
        const rawMs = await millisecondsOf(() => straight.write(left))
        straight.close()
        return { events, ms, rawMs, rows: left.flat().length, transactions: left.length }
      }
      const figures: Figure[] = []
      for (const kind of kindsIn({ county, file, database: store.front.database })) {
        // the first is code being compiled
        await stage(kind, 0)
        const repeatedBefore = behind.repeated()
        const stages: Awaited<ReturnType<typeof stage>>[] = []
        for (let nth = 1; nth <= kind.stages; nth++) stages.push(await stage(kind, nth))
        const total = (what: 'events' | 'ms' | 'rawMs' | 'rows' | 'transactions') =>
          stages.reduce((sum, one) => sum + one[what], 0)
        const events = total('events')
        const { lost, doubled } = allAmiss(kind.amiss())
        figures.push(
          {
            name: `${events} ${kind.name}, time`,
            value: median(stages.map((one) => one.ms / one.rawMs)),
            unit: 'ratio',
            target: { most: 1.5 },
            of: {
              ms: total('ms'),
              rawMs: total('rawMs'),
              rows: total('rows'),
              transactions: total('transactions'),
              perSecond: (events / total('ms')) * 1000,
            },
          },
          { name: `${events} ${kind.name}, lost`, value: lost + behind.dead(), unit: 'events', target: { most: 0 } },
          {
            name: `${events} ${kind.name}, doubled`,
            value: doubled,
            unit: 'events',
            target: { most: 0 },
            of: { repeated: behind.repeated() - repeatedBefore },
          },
        )
      }
      return {
        figures,
        notes: [
          'From the outbox to the last effect, one message of twenty delivered twice; the raw side writes the rows that came of it once, in the same transactions, and nothing else: no reads, no queues, no outbox.',
          'SQLite in a file as the work behind the counter has it (synchronous=NORMAL); the medians of stages made in turn.',
        ],
      }
    } finally {
      store.close()
      rmSync(folder, { recursive: true })
    }
  },
}
