import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as pause } from 'node:timers/promises'
import { openEmbedded } from '@wangge/embedded'
import { randomFor } from '../../scripts/county/random.ts'
import { aCounty } from '../county/a-county.ts'
import { services } from './county.ts'
import { Count, Seen } from './witness-room/witness/queue.ts'

const seed = process.env.SEED ?? String(Date.now())
const kills = Number(process.env.KILLS ?? 20)
const root = mkdtempSync(join(tmpdir(), 'wangge-kill-'))
const data = join(root, 'data')

/** A tiny county on disk, and a grid worker who is signed in. */
const prepare = async () => {
  await using county = await aCounty({ data, services })
  const worker = { gridCode: county.account('grid-worker').areaCode, token: await county.tokenOf('grid-worker') }
  await county.embedded.drain()
  return worker
}

interface Acknowledged {
  /** Number and token of every case that was answered 2xx, by its key. */
  readonly cases: Map<string, { number: string; token: string }>
  readonly accepted: Set<string>
}

/** Clients that never give up: what was not answered is asked again, with the same key. */
const clients = ({ gridCode, token }: { gridCode: string; token: string }) => {
  const acknowledged: Acknowledged = { cases: new Map(), accepted: new Set() }
  let port: number | undefined
  let count = 0
  let isOver = false
  const post = async (path: string, body: object, headers: Record<string, string>): Promise<Response | undefined> => {
    while (port === undefined) await pause(5)
    return fetch(`http://127.0.0.1:${port}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(5000),
    }).catch(() => undefined)
  }
  const report = async (key: string, phone: string): Promise<string> => {
    const body = { gridCode, category: 'facility-lamp', description: `路灯不亮 ${key}`, phone }
    for (;;) {
      const response = await post('/v1/public/cases', body, { 'idempotency-key': key })
      const answer = (await response?.json().catch(() => undefined)) as { number: string; token: string } | undefined
      if (response?.status === 201 && answer) {
        acknowledged.cases.set(key, answer)
        return answer.number
      }
      if (response && answer) throw new Error(`${response.status} ${JSON.stringify(answer)}`)
      await pause(5)
    }
  }
  const accept = async (number: string): Promise<void> => {
    for (;;) {
      const response = await post(`/v1/cases/${number}/accept`, {}, { authorization: `Bearer ${token}` })
      const text = await response?.text().catch(() => undefined)
      if (response?.ok && text !== undefined) acknowledged.accepted.add(number)
      // 409: an acceptance whose answer was cut off took place
      if (response && text !== undefined && (response.ok || response.status === 409)) return
      if (response && response.status >= 400) throw new Error(`${response.status} ${text}`)
      await pause(5)
    }
  }
  const client = async (): Promise<void> => {
    while (!isOver) {
      const n = ++count
      const number = await report(`kill-${seed}-${n}`, `100${String(10_000_000 + n)}`)
      if (n % 3 === 0) await accept(number)
      await pause(4)
    }
  }
  const working = Promise.all(Array.from({ length: 4 }, client))
  return {
    acknowledged,
    at: (to: number | undefined) => {
      port = to
    },
    finish: async () => {
      isOver = true
      await working
      return count
    },
  }
}

/** Lets the county live for a moment and kills it, now and then before it is even up. */
const oneKill = async (
  random: ReturnType<typeof randomFor>,
  { at, acknowledged }: Pick<ReturnType<typeof clients>, 'at' | 'acknowledged'>,
) => {
  const victim: ChildProcess = fork(join(import.meta.dirname, 'victim.ts'), [data], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, NODE_OPTIONS: '' },
  })
  const gone = once(victim, 'exit')
  const isUp = Promise.race([
    once(victim, 'message').then(([port]) => at(port as number)),
    gone.then(([code]) => {
      if (code !== null) throw new Error(`the county did not start: exit ${code}`)
    }),
  ])
  isUp.catch(() => {})
  if (random.int(1, 5) === 1) await Promise.race([isUp, pause(random.int(100, 1000))])
  else {
    await isUp
    const enough = acknowledged.cases.size + random.int(1, 60)
    const latest = Date.now() + 2000
    while (acknowledged.cases.size < enough && Date.now() < latest) await pause(1)
    await pause(random.int(0, 10))
  }
  victim.kill('SIGKILL')
  await gone
  at(undefined)
}

const rowsIn = (file: string) => {
  const database = new DatabaseSync(file, { readOnly: true })
  const rows = database.prepare('SELECT pk, e, r, b, d, ev FROM rows').all() as {
    pk: string
    e: string
    r: number
    b: string | null
    d: string
    ev: string | null
  }[]
  database.close()
  return rows
}

describe('kill -9', () => {
  afterAll(() => rmSync(root, { recursive: true }))

  it(`promise 1: ${kills} kills lose nothing that was answered, and nothing takes effect twice (SEED=${seed})`, async () => {
    const random = randomFor(seed, 'kills')
    const { acknowledged, at, finish } = clients(await prepare())
    for (let n = 0; n < kills; n++) await oneKill(random, { at, acknowledged })

    const county = await openEmbedded({ data, county: 'tiny', services, level: 'silent' })
    at((await county.listen(0)).port)
    const asked = await finish()
    await county.drain()

    // acknowledged ⊆ stored, and every key made one case however often it was sent
    expect(acknowledged.cases.size).toBe(asked)
    for (const { number, token } of acknowledged.cases.values()) {
      const { status, json } = await county.api({
        method: 'GET',
        path: `/v1/public/cases/${number}`,
        headers: { 'x-case-token': token },
      })
      expect(status).toBe(200)
      if (acknowledged.accepted.has(number)) expect(json()).toMatchObject({ step: 'accepted' })
    }

    // every effect exactly once: a count, a growing list
    const { table } = county.ports('witness')
    const [reported, accepted] = ['cases.case-reported.v1', 'cases.case-accepted.v1']
    expect((await table.get(Count, { what: reported as string }))?.n).toBe(asked)
    let seenAccepted = 0
    for (const { number } of acknowledged.cases.values()) {
      const { facts = [] } = (await table.get(Seen, { caseId: number })) ?? {}
      expect([[reported], [reported, accepted], [accepted, reported]]).toContainEqual(facts)
      seenAccepted += facts.length - 1
    }
    expect((await table.get(Count, { what: accepted as string }))?.n ?? 0).toBe(seenAccepted)
    expect(seenAccepted).toBeGreaterThanOrEqual(acknowledged.accepted.size)

    // no queue residue
    expect(county.deadLetters()).toEqual([])
    await county.stop()
    const file = join(data, 'county.sqlite')
    const database = new DatabaseSync(file, { readOnly: true })
    expect(database.prepare('SELECT (SELECT count(*) FROM outbox) + (SELECT count(*) FROM queue) AS n').get()).toEqual({
      n: 0,
    })
    database.close()

    // row ⇔ event
    const rows = rowsIn(file)
    const cases = new Map(
      rows.filter(({ e, pk }) => e === 'case' && pk.startsWith('cases#')).map((row) => [row.pk, row.r]),
    )
    const latest = new Map<string, number>()
    for (const { pk, ev, e } of rows)
      if (e === 'event' && pk.startsWith('cases#'))
        latest.set(pk, Math.max(latest.get(pk) ?? 0, JSON.parse(ev ?? '').rev))
    expect(cases.size).toBe(asked)
    expect(latest).toEqual(cases)

    // one message per fact, person and channel
    const messages = rows.filter(({ e }) => e === 'message')
    const told = messages.map(({ b, d }) =>
      [JSON.parse(d).cause, JSON.parse(d).subjectId, JSON.parse(b ?? '').template].join(),
    )
    expect(new Set(told).size).toBe(told.length)
    console.log(`${kills} kills, SEED=${seed}: ${asked} cases, ${seenAccepted} accepted, ${messages.length} messages`)
  })
})
