import { setImmediate as nextTurn } from 'node:timers/promises'
import { added, type Driver, keyOf, type Row, type Write } from '@wangge/table'
import { openSqlite, type SqliteDriver } from '@wangge/table/sqlite'
import { columns, insert, overwritten, text, where } from '@wangge/table/sqlite-schema'

/** What was written in one turn of the event loop: SQLite makes one transaction of it. */
type Turn = readonly Write[]

/** Keeps what is written through a driver, turn by turn. */
export const keepingWrites = (driver: Driver): { driver: Driver; taken: () => Turn[] } => {
  let turns: Write[][] = []
  let open: Write[] | undefined
  const keep = (writes: readonly Write[]): void => {
    if (!open) {
      open = []
      turns.push(open)
      void nextTurn().then(() => {
        open = undefined
      })
    }
    open.push(...writes.filter(({ kind }) => kind !== 'check'))
  }
  return {
    driver: {
      ...driver,
      async transact(writes, token) {
        await driver.transact(writes, token)
        keep(writes)
      },
      async writeEach(writes) {
        const reasons = await driver.writeEach(writes)
        keep(writes.filter((_, at) => reasons[at] === 'none'))
        return reasons
      },
    },
    taken() {
      const taken = turns.filter((turn) => turn.length > 0)
      turns = []
      return taken
    },
  }
}

/** What a write leaves: a row, or the key of one that is gone. */
type Left = { readonly row: Row } | { readonly gone: { pk: string; sk: string } }

/** Counters are added to what is there: a client of the engine alone writes what comes of it. */
export const leftBy = async (turns: readonly Turn[], { get }: Pick<Driver, 'get'>): Promise<Left[][]> => {
  const now = new Map<string, Row | undefined>()
  const left: Left[][] = []
  for (const turn of turns) {
    const those: Left[] = []
    for (const write of turn) {
      const { pk, sk } = keyOf(write)
      const name = `${pk}\n${sk}`
      if (write.kind === 'add') {
        const old = now.has(name) ? now.get(name) : (await get([{ pk, sk }]))[0]
        now.set(name, added(old, write.row))
      } else now.set(name, write.kind === 'put' ? write.row : undefined)
      const row = now.get(name)
      those.push(row ? { row } : { gone: { pk, sk } })
    }
    left.push(those)
  }
  return left
}

/** The engine's own client over a copy of a store: nothing but statements and transactions. */
export const openStraight = (
  path: string,
  synchronous: 'FULL' | 'NORMAL',
): SqliteDriver & { write(turns: readonly (readonly Left[])[]): void } => {
  const driver = openSqlite(path)
  const { database } = driver
  database.exec(`PRAGMA synchronous = ${synchronous}`)
  const put = database.prepare(`${insert} UPDATE SET ${overwritten}`)
  const remove = database.prepare(`DELETE FROM rows ${where}`)
  const [begin, commit] = [database.prepare('BEGIN IMMEDIATE'), database.prepare('COMMIT')]
  const valuesOf = (row: Row) => {
    const values = { ...row, b: text(row.b), d: text(row.d), n: text(row.n), ev: text(row.ev) }
    return columns.map((column) => (values as unknown as Record<string, string | number | null>)[column] ?? null)
  }
  return {
    ...driver,
    write(turns) {
      for (const turn of turns) {
        begin.run()
        for (const one of turn)
          if ('row' in one) put.run(one.row.pk, one.row.sk, ...valuesOf(one.row))
          else remove.run(one.gone.pk, one.gone.sk)
        commit.run()
      }
    },
  }
}
