import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Row, Write } from './driver.ts'
import { openSqlite } from './sqlite.ts'

const event = (at: number, r = 1): Row => ({
  pk: 'x#1',
  sk: String(at),
  e: 'event',
  r,
  d: { data: { at, r } },
  ev: { type: 'x.y-made.v1', subject: String(at), time: '2026', cause: 'c', rev: r },
})
const put = (row: Row): Write => ({ kind: 'put', row, if: 'none' })
const folder = mkdtempSync(join(tmpdir(), 'wangge-table-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('the embedded store', () => {
  it('keeps what it said it wrote, in a file that another opening reads', async () => {
    const path = join(folder, 'kept.db')
    const first = openSqlite(path)
    await first.transact([put(event(1)), put({ ...event(2), ev: undefined, i1p: 'x#i', i1s: '2', t: 9 })], '')
    first.close()
    const second = openSqlite(path)
    expect(await second.get([{ pk: 'x#1', sk: '2' }])).toMatchObject([{ e: 'event', i1s: '2', t: 9 }])
    expect(second.unrelayed(10)).toEqual([{ seq: 1, row: event(1) }])
    expect(second.database.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' })
    expect(second.database.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 })
    second.close()
  })

  it('I5 wipes what is written over or deleted, in the file and in its log', async () => {
    const path = join(folder, 'forgotten.db')
    const driver = openSqlite(path)
    const words = (sk: string, d: Record<string, string>): Row => ({ pk: 'x#1', sk, e: 'thing', r: 1, d })
    const rows = Array.from({ length: 10 }, (_, n) => words(`${n}`, { said: `forget-me-${n}`.repeat(20) }))
    await driver.writeEach(rows.map(put))
    await driver.writeEach(
      rows.map(({ sk }, n) => (n % 2 ? put(words(sk, {})) : { kind: 'remove', key: { pk: 'x#1', sk }, if: 'none' })),
    )
    driver.sweepExpired(0)
    for (const file of [path, `${path}-wal`]) expect(readFileSync(file).includes('forget-me')).toBe(false)
    driver.close()
  })

  it('gives each event its place, as it was written, until it is relayed', async () => {
    const driver = openSqlite(':memory:')
    await driver.writeEach([put(event(1)), put(event(2)), put({ ...event(3), ev: undefined })])
    await driver.writeEach([put(event(1, 2)), { kind: 'remove', key: event(2), if: 'none' }])
    const waiting = driver.unrelayed(10)
    expect(waiting.map(({ row }) => row)).toEqual([event(1), event(2), event(1, 2)])
    expect(driver.unrelayed(1)).toHaveLength(1)
    driver.markRelayed(waiting.slice(0, 2).map(({ seq }) => seq))
    expect(driver.unrelayed(10)).toEqual(waiting.slice(2))
    driver.markRelayed([waiting[2]?.seq as number])
    await driver.writeEach([put(event(4))])
    const [last] = driver.unrelayed(10)
    expect(last?.seq).toBeGreaterThan(waiting[2]?.seq as number)
    driver.close()
  })

  it('settles writes of one moment together, each for itself', async () => {
    const driver = openSqlite(join(folder, 'together.db'))
    const absent = (row: Row): Write => ({ kind: 'put', row, if: 'absent' })
    const answers = await Promise.allSettled([
      driver.transact([absent(event(1)), absent(event(2))], ''),
      driver.transact([absent(event(3)), absent(event(2))], ''),
      driver.writeEach([absent(event(1)), absent(event(4))]),
      driver.transact([put({ ...event(5), d: { bad: 1n } })], ''),
      driver.transact([absent(event(6))], ''),
    ])
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'rejected', 'fulfilled'])
    expect(answers[1]).toMatchObject({ reason: { name: 'Cancelled', reasons: ['none', 'condition'] } })
    expect(answers[2]).toMatchObject({ value: ['condition', 'none'] })
    expect(driver.unrelayed(10).map(({ row }) => row.sk)).toEqual(['1', '2', '4', '6'])
    expect((await driver.query({ pk: 'x#1', limit: 9 })).rows.map(({ sk }) => sk)).toEqual(['1', '2', '4', '6'])
    driver.close()
  })

  it('undoes work of one’s own that fails, whole or in part', () => {
    const driver = openSqlite(':memory:')
    driver.database.exec('CREATE TABLE jobs (name TEXT)')
    const add = (name: string) => driver.database.prepare('INSERT INTO jobs VALUES (?)').run(name)
    const fail = (name: string) => () => {
      add(name)
      throw new Error(name)
    }
    expect(() => driver.atomically(fail('a'))).toThrow('a')
    driver.atomically(() => {
      add('b')
      expect(() => driver.atomically(fail('c'))).toThrow('c')
      driver.atomically(() => add('d'))
    })
    expect(driver.database.prepare('SELECT name FROM jobs').all()).toEqual([{ name: 'b' }, { name: 'd' }])
    driver.close()
  })

  it('passes over rows that do not hold the texts, one of each group, however they are escaped', async () => {
    const driver = openSqlite(':memory:')
    const rows = ['路灯 "x"\n', '路灯 y', '井盖 "x"\n'].map((lines, n) => ({ ...event(n), d: { lines } }))
    await driver.writeEach(rows.map(put))
    const held = async (...texts: string[][]) => {
      const page = await driver.query({ pk: 'x#1', limit: 9, holding: { field: 'lines', texts } })
      return page.rows.map(({ sk }) => sk)
    }
    expect(await held(['路灯'])).toEqual(['0', '1'])
    expect(await held(['路灯', '井盖'], ['"x"\n'])).toEqual(['0', '2'])
    expect(await held(['路灯'], ['z'])).toEqual([])
    driver.close()
  })

  it('sweeps what has expired, events still waiting excepted from loss', async () => {
    const driver = openSqlite(':memory:')
    await driver.writeEach([put({ ...event(1), t: 100 }), put({ ...event(2), t: 101 }), put(event(3))])
    expect(driver.sweepExpired(100_999)).toBe(1)
    expect((await driver.query({ pk: 'x#1', limit: 9 })).rows.map(({ sk }) => sk)).toEqual(['2', '3'])
    expect(driver.unrelayed(9).map(({ row }) => row.sk)).toEqual(['1', '2', '3'])
    driver.close()
  })
})
