import { say } from '@wangge/problem'
import { defineEntity, openTable, put, type Stored, type Table } from '@wangge/table'
import { openSqlite } from '@wangge/table/sqlite'
import * as z from 'zod'
import { added, changed, importRows, refused, unchanged } from './index.ts'

const Lamp = defineEntity('grids', 'lamp', {
  schema: z.object({ code: z.string(), state: z.string() }),
  key: ({ code }: { code: string }) => [`lamp#${code}`, 'lamp'],
})
const columns = z.object({ code: z.string().regex(/^L\d+$/), state: z.enum(['on', 'off']).default('on') })
type Known = Map<string, Stored<typeof Lamp> | { code: string; state: string }>

let table: Table
const load = (csv: string, { dryRun = false, language = 'en' as 'en' | 'zh-CN', on = table } = {}) =>
  importRows({
    csv,
    columns,
    dryRun,
    language,
    table: on,
    read: async (rows): Promise<Known> => {
      const lamps = await on.getMany(Lamp, rows)
      return new Map(rows.flatMap(({ code }, at) => (lamps[at] ? [[code, lamps[at]] as const] : [])))
    },
    decide: (row, known) => {
      if (row.code === 'L13') return refused({ path: 'code', what: say('没有十三', 'No thirteen') })
      const found = known.get(row.code)
      if (found?.state === row.state) return unchanged
      const lamp = { ...found, ...row }
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

  it('lets a later row see an earlier one', async () => {
    expect(await load('code,state\nL1,on\nL1,on\nL1,off')).toMatchObject({ added: 1, changed: 1, unchanged: 1 })
    expect(await table.get(Lamp, { code: 'L1' })).toMatchObject({ state: 'off', rev: 1 })
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
    ['a formula', 'code,state\n=1+1,on', 'code'],
    ['a sign before a word', 'code,state\n+SUM(A1),on', 'code'],
    ['too many cells', 'code,state\nL1,on,on', ''],
    ['too few cells', 'code,state\nL1', ''],
  ])('refuses the row with %s', async (_name, csv, field) => {
    expect(await load(csv)).toMatchObject({ rows: 1, refused: 1, errors: [{ row: 2, field }] })
  })
})
