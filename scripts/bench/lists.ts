import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { periodOf } from '@wangge/time'
import type { Figure, Measured } from './figure.ts'
import { millisecondsOf, quantile } from './timing.ts'

const cases = 50_000
const clients = 8
const [atMostMs, warmUpMs] = [60_000, 3000]

interface Running {
  readonly url: string
  readonly until: string
  readonly accounts: Readonly<Record<string, { areaId: string; token: string }>>
  stop(): Promise<void>
}

const start = async (): Promise<Running> => {
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, 'lists-server.ts'), String(cases)],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  )
  const [line] = await Promise.race([
    once(createInterface({ input: child.stdout as Readable }), 'line'),
    once(child, 'exit').then(([code]) => {
      throw new Error(`the county ended with ${code}`)
    }),
  ])
  const { port, accounts, until } = JSON.parse(line as string)
  return {
    url: `http://127.0.0.1:${port}`,
    until,
    accounts,
    async stop() {
      const exited = once(child, 'exit')
      child.stdin?.end()
      await exited
    },
  }
}

/** Every kind of first page, and every count and figure beside them. */
const questions = (until: string, village: string, township: string) => {
  const month = periodOf('month', until, 'Asia/Shanghai')
  const year = periodOf('year', until, 'Asia/Shanghai')
  const lists: [role: string, query: string][] = [
    ['county-leader', ''],
    ['county-leader', 'state=open'],
    ['county-leader', 'state=closed'],
    ['county-leader', 'step=struck-off'],
    ['county-leader', 'step=merged'],
    ['county-leader', 'category=order-drugs'],
    ['county-leader', 'category=facility'],
    ['county-leader', 'class=emergency'],
    ['county-leader', 'overdue=true'],
    ['county-leader', `period=${month}`],
    ['county-leader', `order=done&period=${month}`],
    ['county-leader', `order=done&period=${year}`],
    ['county-leader', 'q=路燈'],
    ['county-leader', 'q=這些字哪裏也沒有'],
    ['county-leader', 'q=ludeng'],
    ['county-leader', 'q=ld'],
    ['county-leader', 'q=zhexiezinaliyemeiyou'],
    ['township-official', `area=${township}`],
    ['township-official', 'q=井盖 桥头'],
    ['village-secretary', `area=${village}`],
    ['village-secretary', `area=${village}&state=open`],
    ['grid-worker', 'holder=me&sort=due'],
    ['department', 'holder=me'],
  ]
  const others: [role: string, path: string][] = [
    ['county-leader', '/v1/strike-off-list'],
    ['county-leader', '/v1/stuck-cases'],
    ['county-leader', '/v1/cases/counts'],
    ['county-leader', `/v1/cases/counts?period=${month}`],
    ['county-leader', '/v1/cases/counts?state=open'],
    ['township-official', '/v1/cases/counts'],
    ['village-secretary', '/v1/cases/counts'],
    ['county-leader', `/v1/five-orders?period=${month}`],
    ['county-leader', `/v1/five-orders?period=${year}`],
    ['village-secretary', `/v1/five-orders?period=${year}`],
  ]
  return { lists: lists.map(([role, query]) => [role, `/v1/cases?${query}`] as const), others }
}

/** All clients ask, one question after the other and round and round, until the time is over: what each took. */
const ask = async ({ url, accounts }: Running, asked: readonly (readonly [string, string])[], ms: number) => {
  const took = new Map(asked.map(([role, path]) => [`${role} ${path}`, [] as number[]]))
  const until = performance.now() + ms
  let next = 0
  const client = async (): Promise<void> => {
    while (performance.now() < until) {
      const [role, path] = asked[next++ % asked.length] as readonly [string, string]
      const headers = { authorization: `Bearer ${accounts[role]?.token}` }
      const spent = await millisecondsOf(async () => {
        const answer = await fetch(url + encodeURI(path), { headers })
        const text = await answer.text()
        if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${text}`)
      })
      took.get(`${role} ${path}`)?.push(spent)
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  return took
}

const [readsPerSecond, writesPerSecond] = [50, 10]

/** A working day's load (quality, section 4): reads and reports come when they come, however long the others take. */
const workingDay = async (running: Running, asked: readonly (readonly [string, string])[], ms: number) => {
  const { url, accounts } = running
  const took = new Map(
    [...asked.map(([role, path]) => `${role} ${path}`), 'report'].map((name) => [name, [] as number[]]),
  )
  const body = JSON.stringify({
    gridCode: accounts['grid-worker']?.areaId,
    category: 'facility-lamp',
    description: '村口的路灯不亮了，晚上走路看不见。',
  })
  const send = async (name: string, path: string, init: RequestInit, expected: number): Promise<void> => {
    const spent = await millisecondsOf(async () => {
      const answer = await fetch(url + encodeURI(path), init)
      const text = await answer.text()
      if (answer.status !== expected) throw new Error(`${path}: ${answer.status} ${text}`)
    })
    took.get(name)?.push(spent)
  }
  const read = (n: number): Promise<void> => {
    const [role, path] = asked[n % asked.length] as readonly [string, string]
    return send(`${role} ${path}`, path, { headers: { authorization: `Bearer ${accounts[role]?.token}` } }, 200)
  }
  const report = (): Promise<void> =>
    send('report', '/v1/public/cases', { method: 'POST', headers: { 'content-type': 'application/json' }, body }, 201)
  const every = async (perSecond: number, one: (n: number) => Promise<void>): Promise<void> => {
    const begun = performance.now()
    const sent: Promise<void>[] = []
    for (let n = 0; n < (ms / 1000) * perSecond; n++) {
      await pause(Math.max(0, begun + (n * 1000) / perSecond - performance.now()))
      sent.push(one(n))
    }
    await Promise.all(sent)
  }
  await Promise.all([every(readsPerSecond, read), every(writesPerSecond, report)])
  return took
}

/** The slowest of all first pages, and the reports beside them. */
const figuresOfDay = (took: ReadonlyMap<string, readonly number[]>): Figure[] => {
  const pages = [...took].filter(([name]) => name !== 'report')
  const [slowest = ['', []]] = pages.toSorted(([, a], [, b]) => quantile(b, 0.95) - quantile(a, 0.95))
  const beside = `at ${readsPerSecond} reads/s and ${writesPerSecond} reports/s`
  return figures(
    new Map([
      [`all first pages ${beside}`, pages.flatMap(([, samples]) => samples)],
      [`the slowest of them, ${slowest[0]}`, slowest[1]],
    ]),
    150,
  ).concat(figures(new Map([[`a report ${beside}`, took.get('report') ?? []]]), 300))
}

const figures = (took: ReadonlyMap<string, readonly number[]>, most: number): Figure[] =>
  [...took].map(([name, samples]) => ({
    name,
    value: quantile(samples, 0.95),
    unit: 'ms',
    target: { most },
    of: { p50: quantile(samples, 0.5), asked: samples.length },
  }))

/** P13: first pages, counts, searches and the five orders of a county with a year of cases. */
export const lists = {
  id: 'P13',
  title: `lists over ${cases.toLocaleString('en')} cases, ${clients} clients, p95`,
  async run(): Promise<Measured> {
    const running = await start()
    try {
      const { accounts, until } = running
      const village = accounts['village-secretary']?.areaId ?? ''
      const { lists, others } = questions(until, village, accounts['township-official']?.areaId ?? '')
      await ask(running, [...lists, ...others], warmUpMs)
      const pages = await ask(running, lists, atMostMs / 2)
      const rest = await ask(running, others, atMostMs / 2)
      const day = await workingDay(running, lists, atMostMs / 2)
      return {
        figures: [...figuresOfDay(day), ...figures(pages, 150), ...figures(rest, 150)],
        notes: [
          'A county of 1,730 grids in 266 villages; the clients ask all lists in turn, then all counts and figures in turn.',
          'First a working day’s load, with reports coming in; then every client asks again as soon as it has its answer.',
        ],
      }
    } finally {
      await running.stop()
    }
  },
}
