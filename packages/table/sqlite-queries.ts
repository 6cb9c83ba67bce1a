import type { SQLInputValue, StatementSync } from 'node:sqlite'
import type { Heads, Query, Row, Sorted, Sorts } from './driver.ts'
import { inJson, selection, wholeRow } from './sqlite-schema.ts'

const whole = selection(wholeRow)
const indexed = {
  1: selection(['pk', 'sk', 'e', 'b', 't', 'i1p', 'i1s']),
  2: selection(['pk', 'sk', 'i2p', 'i2s']),
  3: selection(['pk', 'sk', 'e', 'b', 't', 'i3p', 'i3s']),
}

/** What is asked of the sort key, as a condition and its values. */
const bounds = (s: string, { from, to, having = [] }: Pick<Query, 'from' | 'to' | 'having'>) => ({
  conditions: [
    ...(from !== undefined ? [`${s} >= ?`] : []),
    ...(to !== undefined ? [`${s} <= ?`] : []),
    // found in the index alone: a row that has none is never fetched
    ...(having.length > 0 ? [`(${having.map(() => `instr(${s}, ?)`).join(' OR ')})`] : []),
  ],
  values: [...(from !== undefined ? [from] : []), ...(to !== undefined ? [to] : []), ...having],
})

/** After a position the bound behind it holds by itself: given both, SQLite searches from the farther one. */
const fromPosition = ({ from, to, ...query }: Query): Query => {
  const { after, reverse } = query
  return {
    ...query,
    ...(from !== undefined && !(after && !reverse) && { from }),
    ...(to !== undefined && !(after && reverse) && { to }),
  }
}

/** Reads of many rows. `sql` prepares a statement once, whose results are arrays of values. */
export const queriesOf = (sql: (source: string) => StatementSync) => {
  /** One statement for every shape of query. */
  const shapes = new Map<string, string>()
  const shapeOf = (query: Query): string => {
    const { index, from, to, reverse, after, having = [], holding } = query
    const groups = holding?.texts ?? []
    const held = groups.map((group) => group.length).join()
    const name = `${index} ${from !== undefined} ${to !== undefined} ${reverse} ${after !== undefined} ${having.length} ${held}`
    const known = shapes.get(name)
    if (known) return known
    const p = index ? `i${index}p` : 'pk'
    const s = index ? `i${index}s` : 'sk'
    const [beyond, direction] = reverse ? ['<', 'DESC'] : ['>', 'ASC']
    const conditions = [
      `${p} = ?`,
      ...bounds(s, query).conditions,
      ...(after ? [index ? `(${s}, pk, sk) ${beyond} (?, ?, ?)` : `sk ${beyond} ?`] : []),
      // found in the text as it is stored: one that has none is never made into a row
      ...groups.map((group) => `(${group.map(() => 'instr(d, ?)').join(' OR ')})`),
    ]
    const order = (index ? [s, 'pk', 'sk'] : [s]).map((column) => `${column} ${direction}`).join(', ')
    const { sql: columns } = index ? indexed[index] : whole
    const source = `SELECT ${columns} FROM rows WHERE ${conditions.join(' AND ')} ORDER BY ${order} LIMIT ?`
    shapes.set(name, source)
    return source
  }

  return {
    range(asked: Query): Row[] {
      const query = fromPosition(asked)
      const { index, pk, limit, after, holding } = query
      const values: SQLInputValue[] = [pk, ...bounds('', query).values]
      if (after && index) values.push(after.s, after.pk, after.sk)
      else if (after) values.push(after.sk)
      for (const part of holding?.texts.flat() ?? []) values.push(inJson(part))
      const { rowOf } = index ? indexed[index] : whole
      return sql(shapeOf(query))
        .all(...values, limit)
        .map(rowOf)
    },

    /** One statement for all partitions: a statement each is what a list of many costs. */
    heads({ index, pks, reverse, ...range }: Heads): (string | undefined)[] {
      const s = `i${index}s`
      const { conditions, values } = bounds(s, range)
      const inside = [`i${index}p = value`, ...conditions].join(' AND ')
      const head = `SELECT ${s} FROM rows WHERE ${inside} ORDER BY ${s} ${reverse ? 'DESC' : 'ASC'} LIMIT 1`
      const found = sql(`SELECT value, (${head}) FROM json_each(?)`).all(...values, JSON.stringify(pks))
      const heads = new Map(found as unknown as [string, string | null][])
      return pks.map((pk) => heads.get(pk) ?? undefined)
    },

    sorts({ index, pk, e, alive, whole, ...range }: Sorted): Sorts {
      const s = `i${index}s`
      const { conditions, values } = bounds(s, range)
      const inside = [`i${index}p = ?`, ...conditions, 'e = ?', '(t IS NULL OR t > ?)'].join(' AND ')
      const others = `CASE WHEN instr(${s}, ?) THEN json_object('pk', pk, 'sk', sk, 'e', e, 'b', json(b), '${s}', ${s}) END`
      const found = sql(`SELECT ${s}, ${others} FROM rows WHERE ${inside}`).all(whole, pk, ...values, e, alive)
      const sorts: string[] = []
      const rows: Row[] = []
      for (const [sort, row] of found as unknown as [string, string | null][])
        if (row === null) sorts.push(sort)
        else rows.push(JSON.parse(row))
      return { sorts, rows }
    },
  }
}
