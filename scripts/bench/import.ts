import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Row } from '@wangge/table'
import { selection, wholeRow } from '@wangge/table/sqlite-schema'
import type { Measured } from './figure.ts'
import { type Asked, householdsBody, type Imported } from './import-rows.ts'
import { median, millisecondsOf } from './timing.ts'
import { openStraight } from './written-again.ts'

const total = 150_000
/** Rows of one request, as the loader cuts its files. */
const chunk = 500
const warmUp = 5000
/** So many requests, then the rows that came of them straight. */
const turn = 10
/** Rows a transaction: as many as an import writes at once. */
const batch = 100

/** What the process says next, in answer to what it is asked; nothing once it has ended. */
const openTalk = (child: ChildProcess) => {
  const gone = once(child, 'exit').then(([code]): never => {
    throw new Error(`the import ended with ${code}`)
  })
  gone.catch(() => {})
  const next = async <T>(): Promise<T> => (await Promise.race([once(child, 'message'), gone]))[0] as T
  return {
    next,
    send(asked: Asked): Promise<Imported> {
      const answer = next<Imported>()
      child.send(asked)
      return answer
    },
  }
}

/** What is new in another process's store since it was looked at last. */
const newRowsIn = (database: DatabaseSync) => {
  const { sql, rowOf } = selection(wholeRow)
  const found = database.prepare(`SELECT rowid, ${sql} FROM rows WHERE rowid > ? ORDER BY rowid`)
  found.setReturnArrays(true)
  let last = Number(database.prepare('SELECT max(rowid) AS last FROM rows').get()?.last)
  return (): Row[] =>
    found.all(last).map((values) => {
      const [rowid, ...rest] = values as unknown as [number, ...unknown[]]
      last = rowid
      return rowOf(rest)
    })
}

const batchesOf = (rows: readonly Row[]) =>
  Array.from({ length: Math.ceil(rows.length / batch) }, (_, n) =>
    rows.slice(n * batch, (n + 1) * batch).map((row) => ({ row })),
  )

/** P9: a county's households through the import route. */
export const importRows = {
  id: 'P9',
  title: `import of ${total} households ÷ raw batch writes of the rows it stored`,
  async run(): Promise<Measured> {
    const folder = mkdtempSync(join(tmpdir(), 'wangge-bench-'))
    const [path, copy] = [join(folder, 'county.sqlite'), join(folder, 'straight.sqlite')]
    const child = fork(join(import.meta.dirname, 'import-server.ts'), [path], {
      execArgv: ['--disable-warning=ExperimentalWarning'],
    })
    try {
      const talk = openTalk(child)
      const grids = await talk.next<string[]>()
      const bodyAt = (from: number) => householdsBody(grids, { from, count: chunk, total: total + warmUp })
      const send = (from: number) => talk.send({ kind: 'households', body: bodyAt(from) })
      let from = 0
      let settled: Imported | undefined
      for (; from < warmUp; from += chunk) settled = await send(from)
      const { rssMb: startMb, heapMb: startHeapMb } = settled as Imported
      let peakHeapMb = startHeapMb
      const database = new DatabaseSync(path)
      database.exec(`VACUUM INTO '${copy}'`)
      const newRows = newRowsIn(database)
      const straight = openStraight(copy, 'FULL')
      let [ms, rawMs, rows, peakMb] = [0, 0, 0, startMb]
      const ratios: number[] = []
      while (from < warmUp + total) {
        let took = 0
        for (let n = 0; n < turn; n++, from += chunk) {
          const one = await send(from)
          if (one.added !== chunk) throw new Error(`${one.added} households of ${chunk}`)
          took += one.ms
          peakMb = Math.max(peakMb, one.rssMb)
          peakHeapMb = Math.max(peakHeapMb, one.heapMb)
        }
        const stored = newRows()
        const batches = batchesOf(stored)
        const raw = await millisecondsOf(() => straight.write(batches))
        ratios.push(took / raw)
        ms += took
        rawMs += raw
        rows += stored.length
      }
      straight.close()
      database.close()
      return {
        figures: [
          {
            name: 'time',
            value: median(ratios),
            unit: 'ratio',
            target: { most: 1.25 },
            of: { ms, rawMs, rows, perSecond: (total / ms) * 1000 },
          },
          {
            name: 'growth of the process',
            value: peakMb - startMb,
            unit: 'MB',
            target: { most: 64 },
            of: { startMb, peakMb, startHeapMb, peakHeapMb },
          },
        ],
        notes: [
          `Requests of ${chunk} rows one after the other, as the loader sends them, to a county in a process of its own; a household is stored as itself, its sealed person and its fact.`,
          `Its rows again by the engine’s own client, ${batch} a transaction: SQLite in a file, synchronous=FULL, the same indexes, the other after every ${turn * chunk} rows.`,
          `Memory is what the operating system counts (rss), beside that after the first ${warmUp} rows, when code and caches are there; SQLite’s cache may take 64 MB of it.`,
        ],
      }
    } finally {
      if (child.exitCode === null) {
        const gone = once(child, 'exit')
        child.kill()
        await gone
      }
      rmSync(folder, { recursive: true })
    }
  },
}
