import type { DatabaseSync } from 'node:sqlite'
import { ringMessage } from '@wangge/events'
import type { CountyFile } from '../county/summary.ts'
import type { BenchCounty } from './county.ts'
import { type Amiss, amissBy, amissIn } from './effects-kept.ts'
import { linksOf } from './weighing.ts'

/** A kind of event: what has to be there before, the events themselves in stages, and what came of all of them. */
export interface Kind {
  readonly name: string
  readonly stages: number
  prepare(stage: number): Promise<void>
  /** How many were written. */
  write(stage: number): Promise<number>
  amiss(): Amiss[]
}

interface Ground {
  readonly county: BenchCounty
  readonly file: CountyFile
  readonly database: DatabaseSync
}

const day = 86_400_000
const iso = (ms: number) => new Date(ms).toISOString()
const taken = (told: { status: number; body: unknown }): void => {
  if (told.status !== 201) throw new Error(JSON.stringify(told))
}

/** So many clients at once, as a working day has them: they share the store's syncs. */
const clients = 50
const atOnce = async (times: number, work: (n: number) => Promise<void>): Promise<void> => {
  for (let from = 0; from < times; from += clients)
    await Promise.all(Array.from({ length: Math.min(clients, times - from) }, (_, n) => work(from + n)))
}

/** Every household is owed two contacts a week and gets one: a second tick would show. */
const oweTwice = (database: DatabaseSync): void => {
  const update = database.prepare('UPDATE rows SET d = ? WHERE pk = ? AND sk = ?')
  for (const { pk, sk, d } of database.prepare("SELECT pk, sk, d FROM rows WHERE e = 'roll'").all()) {
    const roll = JSON.parse(d as string) as { entries: object[] }
    const entries = roll.entries.map((entry) => ({ ...entry, times: 2 }))
    update.run(JSON.stringify({ ...roll, entries }), pk as string, sk as string)
  }
}

const firstMonday = Date.parse('2026-11-22T16:05:00.000Z')
/** Contacts tick the sheets of their week. */
const contacts = ({ county, database }: Ground): Kind => {
  const each = 2500
  const recorded: string[] = []
  const links = linksOf({ database } as Parameters<typeof linksOf>[0])
  return {
    name: 'contacts',
    stages: 4,
    async prepare(stage) {
      if (stage === 0) oweTwice(database)
      const monday = iso(firstMonday + stage * 7 * day)
      county.clock.now = monday
      await county.deliver('duties', ringMessage('open-week', monday))
    },
    async write(stage) {
      county.clock.now = iso(firstMonday + stage * 7 * day + day / 3)
      await atOnce(each, async (n) => {
        // of all grids, as they come
        const { memberId, householdId } = links[(n * 7) % links.length] as (typeof links)[number]
        const contactId = `01K${String(stage * each + n).padStart(23, '0')}`
        recorded.push(contactId)
        const body = { contactId, householdId, mode: 'home', purpose: 'needs' }
        taken(await county.ask({ as: memberId, method: 'POST', path: '/v1/contacts', body }))
      })
      return each
    },
    amiss() {
      const sheets = database
        .prepare("SELECT b, d FROM rows WHERE e = 'sheet'")
        .all()
        .map(({ b, d }) => ({ ...JSON.parse(b as string), ...JSON.parse(d as string) }))
      const ticks = sheets.flatMap((sheet) =>
        Object.values(sheet.ticks as Record<string, string>).flatMap((text) => text.match(/01K\d{23}/g) ?? []),
      )
      const done = sheets.reduce((sum: number, sheet) => sum + sheet.done, 0)
      // the figure of a sheet is what reviews read
      return [amissIn(recorded, ticks), amissBy(recorded.length, done)]
    },
  }
}

/** Reported cases can be found, are counted as orders, and somebody is told. */
const reports = ({ county, file, database }: Ground): Kind => {
  const [stages, months, eachMonth] = [4, 15, 20]
  const worker = file.demo.find(({ role }) => role === 'grid-worker')
  if (!worker) throw new Error('nobody is grid-worker')
  const description = '村口的路灯不亮了，晚上走路看不见，老人和孩子经过时很不安全。'
  const body = { gridCode: worker.areaCode, category: 'facility-lamp', description, source: 'worker' }
  const reported: string[] = []
  const count = (e: string) => Number(database.prepare('SELECT count(*) AS n FROM rows WHERE e = ?').get(e)?.n)
  let messages = 0
  return {
    name: 'reported cases',
    stages,
    async prepare(stage) {
      if (stage === 0) messages = count('message')
    },
    async write(stage) {
      for (let month = stage * months; month < (stage + 1) * months; month++) {
        county.clock.now = iso(Date.UTC(2028, month, 1))
        await atOnce(eachMonth, async (n) => {
          const headers = { 'idempotency-key': `bench-0123456789-${month}-${n}` }
          const told = await county.ask({ as: worker.memberRef, method: 'POST', path: '/v1/cases', body, headers })
          taken(told)
          reported.push(told.body.caseId)
        })
      }
      return months * eachMonth
    },
    amiss() {
      const linesOf = (e: string) =>
        database
          .prepare('SELECT d FROM rows WHERE e = ?')
          .all(e)
          .flatMap(({ d }) => ((JSON.parse(d as string).lines as string | undefined) ?? '').split('\n'))
          .filter((one) => one !== '')
          .map((one) => one.split(' ')[0] as string)
      return [
        amissIn(reported, linesOf('words')),
        amissIn(reported, linesOf('orders')),
        amissBy(reported.length, count('message') - messages),
      ]
    },
  }
}

/** The kinds of events that are followed. */
export const kindsIn = (ground: Ground): Kind[] => [contacts(ground), reports(ground)]
