import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AreaNode, CountyConfigRow, defaultConfig } from '@wangge/county'
import { ringMessage } from '@wangge/events'
import { metered, openTable, put, putNew, type Units, writeUnits } from '@wangge/table'
import { itemSize } from '@wangge/table/size'
import { openSqlite, type SqliteDriver } from '@wangge/table/sqlite'
import { RollRow } from '../../services/duties/sheet/table.ts'
import { openBenchCounty } from './county.ts'
import type { Figure, Measured } from './figure.ts'
import { median, millisecondsOf } from './timing.ts'

/** The largest county: as many villages as it has, its workers spread over them. */
const size = { households: 76_000, workers: 5845, townships: 20, villages: 228 }
const code = '152221'
const monday = '2026-11-22T16:05:00.000Z'
const nextMonday = '2026-11-29T16:06:00.000Z'
const repeats = 3
/** Rows a transaction: what the job writes at once as well. */
const batch = 100

const township = (n: number) => `${code}${String(100 + n)}`
const village = (n: number) => `${township(n % size.townships)}${String(200 + n)}`

/** Configuration, areas and rolls: everything a week is opened from. */
const lay = async (driver: SqliteDriver): Promise<void> => {
  const table = openTable(driver)
  const from = '2026-01-01'
  const node = (areaId: string, path: string[], level: string) =>
    putNew(AreaNode, {
      areaId,
      parentId: path.at(-1),
      path: [...path, areaId],
      level,
      kind: 'area',
      name: areaId,
      code: areaId,
      from,
    })
  await table.write([put(CountyConfigRow, defaultConfig(code, { 'zh-CN': '科右前旗', en: 'Horqin Right Front' }))])
  await table.writeEach([
    node(code, [], 'county'),
    ...Array.from({ length: size.townships }, (_, n) => node(township(n), [code], 'township')),
    ...Array.from({ length: size.villages }, (_, n) =>
      node(village(n), [code, township(n % size.townships)], 'village'),
    ),
  ])
  const most = Math.ceil(size.households / size.workers)
  let household = 0
  const rolls = Array.from({ length: size.workers }, (_, n) => {
    const left = size.households - household
    const due = Math.min(most, Math.ceil(left / (size.workers - n)))
    const entries = Array.from({ length: due }, () => ({
      householdId: `H${String(++household).padStart(7, '0')}`,
      linkRev: 1,
      since: '2026-01-01T00:00:00.000Z',
    }))
    const listingAreaId = village(n % size.villages)
    const memberId = `M${String(n + 1).padStart(5, '0')}`
    return putNew(RollRow, { memberId, areaId: `${listingAreaId}001`, listingAreaId, entries })
  })
  await table.writeEach(rolls)
}

/** What there would be without packing: a row for every household and week, written as the engine writes fastest. */
const unpackedRow = (n: number) => {
  const householdId = `H${String(n + 1).padStart(7, '0')}`
  const memberId = `M${String(n % size.workers).padStart(5, '0')}`
  return {
    pk: `duties#week#${memberId}`,
    sk: `2026-W48#${householdId}`,
    e: 'owed',
    r: 1,
    d: { householdId, done: false },
  }
}
const writeUnpacked = ({ database }: SqliteDriver): void => {
  const insert = database.prepare('INSERT INTO rows (pk, sk, e, r, d) VALUES (?, ?, ?, ?, ?)')
  for (let at = 0; at < size.households; at += batch) {
    database.exec('BEGIN IMMEDIATE')
    for (let n = at; n < Math.min(at + batch, size.households); n++) {
      const { pk, sk, e, r, d } = unpackedRow(n)
      insert.run(pk, sk, e, r, JSON.stringify(d))
    }
    database.exec('COMMIT')
  }
}

/** Monday's rings, in order; the second ring of each finds its work done. */
const rings = [
  ['open', 'open-week', monday],
  ['open again', 'open-week', monday],
  ['end', 'end-week', nextMonday],
  ['end again', 'end-week', nextMonday],
] as const
type Ring = (typeof rings)[number][0]

const fresh = async <T>(work: (driver: SqliteDriver, straight: SqliteDriver) => Promise<T>): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), 'wangge-bench-'))
  const driver = openSqlite(join(folder, 'county.sqlite'))
  const straight = openSqlite(join(folder, 'straight.sqlite'))
  try {
    await lay(driver)
    return await work(driver, straight)
  } finally {
    driver.close()
    straight.close()
    rmSync(folder, { recursive: true })
  }
}

/** Milliseconds of each ring, and of the unpacked rows between them. */
const timed = (): Promise<Record<Ring | 'raw', number>> =>
  fresh(async (driver, straight) => {
    const county = await openBenchCounty(driver)
    const took = { raw: 0 } as Record<Ring | 'raw', number>
    for (const [name, job, at] of rings) {
      county.clock.now = at
      took[name] = await millisecondsOf(() => county.deliver('duties', ringMessage(job, at)))
      if (name === 'open') took.raw = await millisecondsOf(() => writeUnpacked(straight))
    }
    return took
  })

/** Request units of each ring. */
export const weighed = (): Promise<{ units: Record<Ring, Units>; sheets: number }> =>
  fresh(async (driver) => {
    const meter = metered(driver)
    const county = await openBenchCounty(meter)
    const units = {} as Record<Ring, Units>
    for (const [name, job, at] of rings) {
      county.clock.now = at
      meter.reset()
      await county.deliver('duties', ringMessage(job, at))
      units[name] = meter.units()
    }
    const sheets = Number(driver.database.prepare("SELECT count(*) AS n FROM rows WHERE e = 'sheet'").get()?.n)
    return { units, sheets }
  })

/** P6: the week's jobs for the largest county against a row a household and week. */
export const week = {
  id: 'P6',
  title: `weekly jobs for ${size.households} households / ${size.workers} workers ÷ raw writes of unpacked rows`,
  async run(): Promise<Measured> {
    const { units, sheets } = await weighed()
    if (sheets !== size.workers) throw new Error(`${sheets} sheets`)
    const rounds: Record<Ring | 'raw', number>[] = []
    for (let n = 0; n < repeats; n++) rounds.push(await timed())
    const ms = (name: Ring | 'raw') => median(rounds.map((round) => round[name]))
    const rawUnits = size.households * writeUnits(itemSize(unpackedRow(0)))
    const time = (name: Ring, most?: number): Figure => ({
      name: `${name}-week, time`,
      value: median(rounds.map((round) => round[name] / round.raw)),
      unit: 'ratio',
      ...(most !== undefined && { target: { most } }),
      of: { ms: ms(name), raw: ms('raw') },
    })
    const weight = (name: Ring, most?: number): Figure => ({
      name: `${name}-week, units`,
      value: units[name].write / rawUnits,
      unit: 'ratio',
      ...(most !== undefined && { target: { most } }),
      of: { write: units[name].write, raw: rawUnits, read: units[name].read },
    })
    return {
      figures: [
        time('open', 0.2),
        weight('open', 0.08),
        time('open again', 0.02),
        weight('open again', 0.02),
        time('end'),
        weight('end'),
        time('end again', 0.02),
        weight('end again', 0.02),
      ],
      notes: [
        `SQLite in a file, synchronous=FULL, ${batch} rows a transaction on both sides; a raw row is an INSERT and nothing else.`,
        'Ending a week writes every sheet once more, and each is a fact for the reviews: it has no unpacked counterpart in the table of targets.',
      ],
    }
  },
}
