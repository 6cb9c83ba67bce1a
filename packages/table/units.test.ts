import * as z from 'zod'
import type { Row } from './driver.ts'
import { add, check, defineEntity, metered, openTable, put, putNew, remove, seen } from './index.ts'
import { itemSize, toAttributes } from './size.ts'
import { openSqlite } from './sqlite.ts'

/** A row of exactly so many bytes as DynamoDB counts them. */
const rowOf = (bytes: number, fields: Partial<Row> = {}): Row => {
  const row = { pk: 'x#0001', sk: 's', e: 'thing', r: 1, ...fields }
  const padding = bytes - itemSize(toAttributes({ ...row, d: { p: '' } }))
  return { ...row, d: { p: 'x'.repeat(padding) } }
}
const keyed = (at: number, row: Row): Row => ({ ...row, pk: `x#${String(at).padStart(4, '0')}` })
const KB = 1024

const open = () => {
  const driver = metered(openSqlite(':memory:'))
  const store = async (...rows: Row[]) => {
    await driver.writeEach(rows.map((row) => ({ kind: 'put', row, if: 'none' })))
    driver.reset()
  }
  const write = async (row: Row) => {
    driver.reset()
    await driver.writeEach([{ kind: 'put', row, if: 'none' }])
    return driver.units()
  }
  return { driver, store, write }
}

// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html (the shirt)
describe('sizes of items', () => {
  it.each([
    ['AWS’s shirt', { 'shirt-color': 'R', 'shirt-size': 'M' }, 23],
    ['text in UTF-8 bytes', { 名: '网格🏠' }, 3 + 6 + 4],
    ['a number: a byte per two digits and one', { n: 12345 }, 1 + 3 + 1],
    ['zeroes left out', { n: 12000 }, 1 + 1 + 1],
    ['zeroes left out after the point', { n: 0.0012 }, 1 + 1 + 1],
    ['a negative number', { n: -27 }, 1 + 1 + 1 + 1],
    ['null and booleans: one', { a: null, b: true, c: false }, 6],
    ['binary: its raw bytes', { a: new Uint8Array(10) }, 11],
    ['an empty list and map: three', { a: [], b: {} }, 8],
    ['lists and maps: three, and one for each element', { a: ['x', 'yz'], m: { k: 'v' } }, 1 + 3 + 2 + 3 + (1 + 3 + 3)],
    ['what is undefined: nothing', { a: undefined }, 0],
  ])('%s', (_, item, bytes) => {
    expect(itemSize(item)).toBe(bytes)
  })
})

// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html
describe('reading, by AWS’s examples', () => {
  it.each([
    [3.5, 1],
    [4, 1],
    [8, 2],
    [10, 3],
  ])('an item of %d KB takes %d', async (kilobytes, units) => {
    const { driver, store } = open()
    await store(rowOf(kilobytes * KB))
    await driver.get([{ pk: 'x#0001', sk: 's' }])
    expect(driver.units()).toEqual({ read: units, write: 0, index: 0 })
  })

  it('rounds each item of a batch: 1.5 KB and 6.5 KB take 12 KB; a missing one counts', async () => {
    const { driver, store } = open()
    await store(keyed(1, rowOf(1.5 * KB)), keyed(2, rowOf(6.5 * KB)))
    await driver.get([1, 2, 1].map((at) => ({ pk: keyed(at, rowOf(100)).pk, sk: 's' })))
    expect(driver.units().read).toBe(3)
    await driver.get([{ pk: 'nobody', sk: 's' }])
    expect(driver.units().read).toBe(4)
  })

  it('sums a query before rounding: 40.8 KB take 44 KB, 1,500 items of 64 bytes take 96 KB', async () => {
    const { driver, store } = open()
    const query = { pk: 'x#0001', limit: 2000 }
    const each = Math.floor((40.8 * KB) / 10)
    await store(...Array.from({ length: 10 }, (_, at) => rowOf(each, { sk: `s${at}` })))
    await driver.query(query)
    expect(driver.units().read).toBe(11)
    await store(...Array.from({ length: 1500 }, (_, at) => rowOf(64, { pk: 'x#0002', sk: `s${1000 + at}` })))
    await driver.query({ ...query, pk: 'x#0002' })
    expect(driver.units().read).toBe(24)
    driver.reset()
    await driver.query({ ...query, pk: 'nobody' })
    expect(driver.units().read).toBe(1)
  })

  it('reads an index at half, by what the index holds: a list of 25 takes 1', async () => {
    const { driver, store } = open()
    const entry = (at: number) =>
      rowOf(4 * KB, { sk: `s${100 + at}`, i1p: 'x#list', i1s: 's'.repeat(100), b: { text: 'x'.repeat(169) } })
    await store(...Array.from({ length: 30 }, (_, at) => entry(at)))
    await driver.query({ index: 1, pk: 'x#list', limit: 26 })
    expect(driver.units().read).toBe(1)
    await driver.query({ index: 1, pk: 'nobody', limit: 26 })
    expect(driver.units().read).toBe(1.5)
    await driver.query({ index: 1, pk: 'x#list', limit: 30 })
    expect(driver.units().read).toBe(3)
  })
})

describe('writing, by AWS’s examples', () => {
  it('takes 1 for 500 bytes, 2 for 2 KB, 4 for 3.5 KB', async () => {
    const { write } = open()
    expect((await write(keyed(1, rowOf(500)))).write).toBe(1)
    expect((await write(keyed(2, rowOf(2 * KB)))).write).toBe(2)
    expect((await write(keyed(3, rowOf(3.5 * KB)))).write).toBe(4)
  })

  it('takes the larger of before and after, and a removal what it removes', async () => {
    const { driver, store, write } = open()
    await store(rowOf(3 * KB))
    expect((await write(rowOf(500))).write).toBe(3)
    await store(rowOf(5 * KB))
    await driver.writeEach([{ kind: 'remove', key: { pk: 'x#0001', sk: 's' }, if: 'none' }])
    expect(driver.units().write).toBe(5)
    await driver.writeEach([{ kind: 'remove', key: { pk: 'x#0001', sk: 's' }, if: 'none' }])
    expect(driver.units().write).toBe(6)
  })

  it('takes for a failed condition what is there: 300 KB, or 1', async () => {
    const { driver, store } = open()
    await store(rowOf(300 * KB))
    await driver.writeEach([{ kind: 'put', row: rowOf(310 * KB), if: 'absent' }])
    expect(driver.units()).toEqual({ read: 0, write: 300, index: 0 })
    await driver.writeEach([{ kind: 'put', row: keyed(2, rowOf(5 * KB)), if: { rev: 1 } }])
    expect(driver.units().write).toBe(301)
  })

  // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html
  it('takes twice as much in a transaction: three items of 500 bytes take 6, one of 2 KB takes 4', async () => {
    const { driver } = open()
    const rows = [1, 2, 3].map((at) => keyed(at, rowOf(500)))
    await driver.transact(
      rows.map((row) => ({ kind: 'put', row, if: 'none' })),
      't',
    )
    expect(driver.units().write).toBe(6)
    driver.reset()
    await driver.transact([{ kind: 'put', row: keyed(4, rowOf(2 * KB)), if: 'none' }], 't')
    expect(driver.units().write).toBe(4)
    driver.reset()
    const refused = driver.transact([{ kind: 'put', row: keyed(4, rowOf(KB)), if: 'absent' }], 't')
    await expect(refused).rejects.toThrow('condition')
    expect(driver.units().write).toBe(4)
  })

  // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html#GSI.ThroughputConsiderations.Writes
  it('adds index writes: 1 to enter, 0 unless what it holds changes, 1 when it does, 2 to move, 1 to leave', async () => {
    const { write } = open()
    const listed = (i1p: string, name: string, bytes = 500) => rowOf(bytes, { i1p, i1s: 's', b: { name } })
    expect(await write(listed('x#a', 'n'))).toEqual({ read: 0, write: 2, index: 1 })
    expect(await write({ ...listed('x#a', 'n', 600), r: 2 })).toEqual({ read: 0, write: 1, index: 0 })
    expect(await write(listed('x#a', 'm'))).toEqual({ read: 0, write: 2, index: 1 })
    expect(await write(listed('x#b', 'm'))).toEqual({ read: 0, write: 3, index: 2 })
    expect(await write(rowOf(500))).toEqual({ read: 0, write: 2, index: 1 })
    expect(await write(rowOf(600))).toEqual({ read: 0, write: 1, index: 0 })
    const wide = rowOf(3 * KB, { i1p: 'x#a', i1s: 's', b: { name: 'x'.repeat(1100) }, i2p: 'x#due', i2s: '1' })
    expect(await write(wide)).toEqual({ read: 0, write: 3 + 2 + 1, index: 3 })
  })
})

describe('what Wangge does', () => {
  const Sheet = defineEntity('duties', 'sheet', {
    schema: z.object({ memberId: z.string(), area: z.string(), done: z.array(z.string()) }),
    key: ({ memberId }: { memberId: string }) => [`sheet#${memberId}`, 'sheet'],
    index: { 1: ({ area, memberId }) => [`area#${area}`, memberId] },
    brief: ['memberId', 'area'],
  })
  const Tally = defineEntity('duties', 'tally', {
    schema: z.object({ area: z.string(), done: z.number().optional() }),
    key: ({ area }: { area: string }) => [`tally#${area}`, 'tally'],
    counters: ['done'],
  })
  const sheet = { memberId: 'm1', area: 'a', done: [] }

  it('takes 1 for a record or a tick, 2 an item in a transaction, and indexes only when lists change', async () => {
    const driver = metered(openSqlite(':memory:'))
    const table = openTable(driver)
    const costOf = async (work: Promise<unknown>) => {
      driver.reset()
      await work.catch(() => {})
      const { read, write } = driver.units()
      return { read, write }
    }
    expect(await costOf(table.write([putNew(Sheet, sheet)]))).toEqual({ read: 0, write: 2 })
    expect(await costOf(table.write([put(Sheet, { ...sheet, done: ['h1'], rev: 1 })]))).toEqual({ read: 0, write: 1 })
    expect(await costOf(table.write([put(Sheet, { ...sheet, rev: 2 }), seen('duties', 'e')]))).toEqual({
      read: 0,
      write: 4,
    })
    expect(await costOf(table.write([put(Sheet, { ...sheet, rev: 1 })]))).toEqual({ read: 0, write: 1 })
    expect(await costOf(table.write([check(Sheet, sheet, 3), add(Tally, sheet, 'done')]))).toEqual({
      read: 0,
      write: 4,
    })
    expect(await costOf(table.write([add(Tally, sheet, 'done')]))).toEqual({ read: 0, write: 1 })
    expect(await costOf(table.get(Sheet, sheet))).toEqual({ read: 1, write: 0 })
    expect(await costOf(table.listIndex(Sheet, 1, 'area#a'))).toEqual({ read: 0.5, write: 0 })
    expect(await costOf(table.write([remove(Sheet, { memberId: 'm1', rev: 3 })]))).toEqual({ read: 0, write: 2 })
  })
})
