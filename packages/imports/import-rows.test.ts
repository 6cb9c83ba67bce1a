import { LocalDate, line } from '@wangge/contract'
import { say } from '@wangge/problem'
import { defineEntity, openTable, put, type Stored, type Table } from '@wangge/table'
import { openSqlite } from '@wangge/table/sqlite'
import * as z from 'zod'
import { added, changed, importRows, readCsv, refused, unchanged } from './index.ts'

const Lamp = defineEntity('grids', 'lamp', {
  schema: z.object({ code: z.string(), state: z.string() }),
  key: ({ code }: { code: string }) => [`lamp#${code}`, 'lamp'],
})
const columns = z.object({
  code: z.string().regex(/^L\d+$/),
  state: z.enum(['on', 'off']).default('on'),
  watts: z.coerce.number().int().min(1).max(99).optional(),
  from: LocalDate.optional(),
  note: line(20).optional(),
})
type Known = Map<string, Stored<typeof Lamp> | { code: string; state: string }>

let table: Table
const load = (csv: string, { dryRun = false, language = 'en' as 'en' | 'zh-CN', on = table } = {}) =>
  importRows({
    csv,
    columns,
    dryRun,
    language,
    table: on,
    idOf: ({ code }) => ['code', code],
    read: async (rows): Promise<Known> => {
      const lamps = await on.getMany(Lamp, rows)
      return new Map(rows.flatMap(({ code }, at) => (lamps[at] ? [[code, lamps[at]] as const] : [])))
    },
    decide: (row, known) => {
      if (row.code === 'L13') return refused({ path: 'code', what: say('没有十三', 'No thirteen') })
      const found = known.get(row.code)
      if (found?.state === row.state) return unchanged
      const lamp = { ...found, code: row.code, state: row.state }
      known.set(row.code, lamp)
      return found ? changed([put(Lamp, lamp)]) : added([put(Lamp, lamp)])
    },
  })
const fileOf = (count: number, state = 'on') =>
  ['code,state', ...Array.from({ length: count }, (_, n) => `L${n + 100},${state}`)].join('\n')

beforeEach(() => {
  table = openTable(openSqlite(':memory:'))
})

describe('importing rows', () => {
  it('L3 adds, changes and leaves alone; a second load changes nothing', async () => {
    expect(await load(fileOf(230))).toMatchObject({ rows: 230, added: 230, changed: 0, unchanged: 0, refused: 0 })
    expect(await load(fileOf(230))).toMatchObject({ rows: 230, added: 0, changed: 0, unchanged: 230 })
    expect(await load(`${fileOf(230)}\nL1,off`)).toMatchObject({ rows: 231, added: 1, unchanged: 230 })
    expect(await load(fileOf(3, 'off'))).toMatchObject({ changed: 3 })
  })

  it('L3 judges everything and writes nothing in a dry run', async () => {
    expect(await load(fileOf(230), { dryRun: true })).toMatchObject({ dryRun: true, added: 230 })
    expect(await table.get(Lamp, { code: 'L100' })).toBeUndefined()
  })

  it('L3 refuses a bad row in the caller’s language and takes the others', async () => {
    const csv = 'state,code\non,L1\nbroken,L2\n,L13\noff,L3'
    expect(await load(csv)).toMatchObject({
      rows: 4,
      added: 2,
      refused: 2,
      errors: [
        { row: 3, field: 'state', allowed: ['on', 'off'] },
        { row: 4, field: 'code', what: 'No thirteen' },
      ],
    })
    expect((await load(csv, { language: 'zh-CN' })).errors.at(-1)?.what).toBe('没有十三')
  })

  it('L3 refuses an id that stands in the file before, wherever that is, and says in which row', async () => {
    const csv = `${fileOf(230)}\nL100,on\nL101,off\nL1,on`
    for (const dryRun of [true, false])
      expect(await load(csv, { dryRun })).toMatchObject({
        rows: 233,
        added: 231,
        refused: 2,
        errors: [
          { row: 232, field: 'code', what: 'The same as in row 2; it may stand in a file once' },
          { row: 233, field: 'code', what: 'The same as in row 3; it may stand in a file once' },
        ],
      })
    expect(await table.get(Lamp, { code: 'L101' })).toMatchObject({ state: 'on' })
  })

  it('reads again when somebody else wrote in between', async () => {
    let raced = false
    const racing: Table = {
      ...table,
      write: async (ops) => {
        if (!raced) await table.write([put(Lamp, { code: 'L1', state: 'on' })])
        raced = true
        return table.write(ops)
      },
    }
    expect(await load('code,state\nL1,on\nL2,on', { on: racing })).toMatchObject({ added: 1, unchanged: 1 })
  })
})

describe('reading CSV', () => {
  it.each([
    ['a byte order mark, blank lines and quotes', '\ufeffcode,state\r\n\r\n"L1","on"\r\n', { added: 1 }],
    ['a missing optional column', 'code\nL1', { added: 1 }],
    ['no rows', 'code,state\n', { rows: 0 }],
  ])('takes %s', async (_name, csv, result) => {
    expect(await load(csv)).toMatchObject({ refused: 0, ...result })
  })

  it.each([
    ['an unknown column', 'code,colour\nL1,red', 'colour'],
    ['a column twice', 'code,code\nL1,L2', 'code'],
    ['no required column', 'state\non', 'code'],
    ['no header', '', 'code'],
    ['a prototype’s name', '__proto__,code\nx,L1', '__proto__'],
  ])('refuses %s', async (_name, csv, path) => {
    await expect(load(csv)).rejects.toMatchObject({ code: 'invalid', fields: [{ path }] })
  })

  it('refuses what is no CSV', async () => {
    await expect(load('code,state\n"L1,on')).rejects.toMatchObject({ code: 'invalid', facts: { line: 2 } })
  })

  it.each([
    ['1e1', 'watts', 'Digits only, no exponent and no 0x'],
    ['0x10', 'watts', 'Digits only, no exponent and no 0x'],
    ['1,5', 'watts', 'Digits only, no exponent and no 0x'],
    ['1e5', 'code', 'Excel has turned the code into scientific notation: make the column text'],
    ['1.5E+14', 'code', 'Excel has turned the code into scientific notation: make the column text'],
    ['王\ufffd', 'note', 'A character was lost (\ufffd): export it again from the original'],
    ['2026/13/1', 'from', 'Wrong format'],
  ])('L3 refuses %s', async (cell, column, what) => {
    const csv = column === 'code' ? `code\n"${cell}"` : `code,${column}\nL1,"${cell}"`
    expect(await load(csv)).toMatchObject({ refused: 1, errors: [{ row: 2, field: column, what }] })
  })

  it.each(['2026/1/5', '2026-1-5', '2026-01-05', '2026.1.5', '2026年1月5日', '2026/1/5 0:00'])(
    'L3 reads %s as a day',
    (cell) => {
      expect(readCsv(`code,from\nL1,${cell}`, columns)).toMatchObject([{ value: { from: '2026-01-05' } }])
    },
  )

  it('L3 drops what nobody sees and tells of it, and of a “?” where a character may have been', async () => {
    expect(readCsv('code,note\nL1,王\u200b明', columns)).toMatchObject([{ value: { note: '王明' } }])
    expect(await load('code,note\nL\u200b1,王?\nL2,ok?')).toMatchObject({
      added: 2,
      warnings: [
        { row: 2, field: 'code', what: 'Characters that nobody sees were dropped' },
        { row: 2, field: 'note', what: 'There is a “?” among Chinese characters: one may have been lost' },
      ],
    })
  })

  it.each([
    ['a formula', 'code,state\n=1+1,on', 'code'],
    ['a sign before a word', 'code,state\n+SUM(A1),on', 'code'],
    ['too many cells', 'code,state\nL1,on,on', ''],
    ['too few cells', 'code,state\nL1', ''],
  ])('refuses the row with %s', async (_name, csv, field) => {
    expect(await load(csv)).toMatchObject({ rows: 1, refused: 1, errors: [{ row: 2, field }] })
  })
})
