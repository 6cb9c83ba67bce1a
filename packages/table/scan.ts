import type { Row } from './driver.ts'
import type { SqliteDriver } from './sqlite.ts'
import { selection, wholeRow } from './sqlite-schema.ts'

/** Every row of a store, in batches, each row once; for tools, since no function's role may scan. */
export type Scan = () => AsyncIterable<readonly Row[]>

const batch = 1000
const whole = selection(wholeRow)

/** Every row of an embedded store. */
export const scanSqlite = ({ database }: Pick<SqliteDriver, 'database'>): Scan =>
  async function* () {
    const next = database.prepare(
      `SELECT ${whole.sql} FROM rows WHERE (pk, sk) > (?, ?) ORDER BY pk, sk LIMIT ${batch}`,
    )
    next.setReturnArrays(true)
    for (let after: Pick<Row, 'pk' | 'sk'> | undefined = { pk: '', sk: '' }; after; ) {
      const rows: Row[] = next.all(after.pk, after.sk).map(whole.rowOf)
      if (rows.length > 0) yield rows
      after = rows.length < batch ? undefined : rows.at(-1)
    }
  }
