import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Driver, Holding, Index, Position, Row, Sorted, Sorts } from './driver.ts'
import type { Range } from './paging.ts'
import { sortOf } from './sort-keys.ts'

/** Rows of one page when order is nothing, and partitions read side by side. */
const sweptRows = 500
const lanes = 32
/** After so long others are let in. Sooner, a sweep of many small partitions waits for everybody else again and again. */
const sliceMs = 15

/** Lets others in when it has been long since: an engine in this process answers at once, and would let nobody in before the end. */
const turns = () => {
  let since = performance.now()
  return async (): Promise<void> => {
    if (performance.now() - since <= sliceMs) return
    await nextTurn()
    since = performance.now()
  }
}

/** Every row of several partitions, some at a time, in no order: for what is counted. */
export async function* sweep(
  driver: Driver,
  partitions: readonly string[],
  {
    index,
    accept,
    from,
    to,
    having,
    holding,
  }: Pick<Range, 'from' | 'to' | 'having'> & {
    index?: Index
    holding?: Holding | undefined
    accept: (row: Row) => boolean
  },
): AsyncGenerator<Row[]> {
  const waiting = [...new Set(partitions)]
  let reading: { pk: string; after?: Position | undefined }[] = []
  const letIn = turns()
  while (reading.length > 0 || waiting.length > 0) {
    while (reading.length < lanes && waiting.length > 0) reading.push({ pk: waiting.shift() as string })
    const pages = await Promise.all(
      reading.map(({ pk, after }) => driver.query({ index, pk, from, to, having, holding, after, limit: sweptRows })),
    )
    yield pages.flatMap(({ rows }) => rows.filter(accept))
    await letIn()
    reading = reading.flatMap(({ pk }, at) => {
      const after = pages[at]?.after
      return after ? [{ pk, after }] : []
    })
  }
}

/** Every sort key of several partitions of an index, some at a time, in no order; rows whose key holds a text come whole. */
export async function* sorts(
  driver: Driver,
  partitions: readonly string[],
  { index, e, alive, whole, ...range }: Omit<Sorted, 'pk'>,
): AsyncGenerator<Sorts & { pk: string }> {
  if (!driver.sorts) {
    const accept = (row: Row) => row.e === e && (row.t === undefined || row.t > alive)
    const isWhole = (row: Row) => sortOf(row, index).includes(whole)
    for await (const some of sweep(driver, partitions, { ...range, index, accept }))
      for (const [pk, rows] of Map.groupBy(some, (row) => row[`i${index}p`] as string)) {
        const others = rows.filter((row) => !isWhole(row))
        yield { pk, sorts: others.map((row) => sortOf(row, index)), rows: rows.filter(isWhole) }
      }
    return
  }
  const letIn = turns()
  for (const pk of new Set(partitions)) {
    yield { pk, ...(await driver.sorts({ index, pk, e, alive, whole, ...range })) }
    await letIn()
  }
}
