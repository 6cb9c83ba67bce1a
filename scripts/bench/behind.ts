import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPace } from '@wangge/embedded/pace'
import { openPump } from '@wangge/embedded/pump'
import { openQueues } from '@wangge/embedded/queues'
import { openStore } from '@wangge/embedded/store'
import type { SqliteDriver } from '@wangge/table/sqlite'
import { metered } from '@wangge/table/units'
import { type BenchCounty, loadedCounty, openBenchCounty } from './county.ts'
import type { Figure, Measured } from './figure.ts'

/** Cases that the grid has at the end of a month; the months of a stage, of which the last cases are measured. */
interface Stage {
  readonly cases: number
  readonly months: readonly string[]
  readonly measured: number
}
const monthsOf = (year: number): string[] =>
  Array.from({ length: 12 }, (_, month) => `${year}-${String(month + 1).padStart(2, '0')}`)
const stages: readonly Stage[] = [
  // nobody looks at the first: code is compiled by them
  { cases: 10, months: [...monthsOf(2027), ...monthsOf(2028), ...monthsOf(2029)], measured: 0 },
  { cases: 10, months: [...monthsOf(2030), ...monthsOf(2031), ...monthsOf(2032)], measured: 360 },
  { cases: 3000, months: ['2033-01'], measured: 360 },
  { cases: 10_000, months: ['2033-02'], measured: 360 },
]
/** So many are reported before what follows is done: a queue's batch. */
const atOnce = 10

const cpuMs = async (work: () => Promise<unknown>): Promise<number> => {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

/** What follows the reports of a county, done when it is asked for: relay, queues and consumers as one machine runs them. */
const pumpOf = ({ rooms }: BenchCounty, store: SqliteDriver) =>
  openPump({
    store,
    queues: openQueues(store),
    pace: { ...openPace(), giveWay: async () => {} },
    county: 'bench',
    workers: rooms.flatMap(({ manifest, queue, back }) =>
      queue ? [{ room: manifest.name, queue, engine: back }] : [],
    ),
    onFault: (what, error) => {
      throw new Error(what, { cause: error })
    },
  })

/** Makes ready to report some cases of one grid at once. */
const reporterIn = (county: BenchCounty, { memberRef, areaCode }: { memberRef: string; areaCode: string }) => {
  const description = '村口的路灯不亮了，晚上走路看不见，老人和孩子经过时很不安全。'
  const body = { gridCode: areaCode, category: 'facility-lamp', description, source: 'worker' }
  const nth = (month: string, n: number) => new Date(Date.parse(`${month}-01`) + n * 20_000).toISOString()
  return async (month: string, from: number) => {
    county.clock.now = nth(month, from)
    const ask = await county.ready({ as: memberRef, method: 'POST', path: '/v1/cases', body })
    return async (): Promise<void> => {
      for (let n = from; n < from + atOnce; n++) {
        county.clock.now = nth(month, n)
        const { status, body } = await ask({ 'idempotency-key': `bench-${month}-${n}-0123456789` })
        if (status !== 201) throw new Error(JSON.stringify(body))
      }
    }
  }
}

/** P16: what follows a report (relay, queues, leaves, messages, figures) beside the report itself. */
export const behind = {
  id: 'P16',
  title: 'the work behind a case',
  async run(): Promise<Measured> {
    const folder = mkdtempSync(join(tmpdir(), 'wangge-bench-'))
    const { front, back, close } = openStore(folder)
    try {
      const { file } = await loadedCounty('tiny', { driver: front })
      const worker = file.demo.find(({ role }) => role === 'grid-worker')
      if (!worker) throw new Error('nobody is grid-worker')
      const meter = metered(back)
      // looking for what is to be metered costs time: it is asked of cases of its own
      const [county, counting] = [await openBenchCounty(front, { back }), await openBenchCounty(front, { back: meter })]
      const [pump, countingPump] = [pumpOf(county, back), pumpOf(counting, back)]
      const [reporting, countingReporting] = [reporterIn(county, worker), reporterIn(counting, worker)]
      const figures: Figure[] = []
      for (const { cases, months, measured } of stages) {
        let [reportMs, behindMs] = [0, 0]
        const first = cases - measured / months.length
        for (const month of months)
          for (let n = 0; n < cases; n += atOnce) {
            const report = await reporting(month, n)
            const [reported, followed] = [await cpuMs(report), await cpuMs(pump.drain)]
            if (n < first) continue
            reportMs += reported / measured
            behindMs += followed / measured
          }
        if (measured === 0) continue
        const more = await countingReporting(months[0] as string, cases)
        await more()
        meter.reset()
        await countingPump.drain()
        const { read, write } = meter.units()
        figures.push({
          name: `${cases} cases in a grid's month: work behind one beside its report`,
          value: behindMs / reportMs,
          unit: 'ratio',
          target: { most: 1.5 },
          of: { behindMs, reportMs, readUnits: read / atOnce, writeUnits: write / atOnce },
        })
      }
      return {
        figures,
        notes: [
          'Processor time of this process: POST /v1/cases ten at a time, then relay, queues and all consumers of one machine until nothing waits.',
          'Units are those of what follows alone, by our meter.',
        ],
      }
    } finally {
      close()
      rmSync(folder, { recursive: true })
    }
  },
}
