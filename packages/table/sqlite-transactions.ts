import type { DatabaseSync, StatementSync } from 'node:sqlite'

interface Waiting {
  readonly work: () => unknown
  readonly done: (result: unknown) => void
  readonly failed: (error: unknown) => void
}

/** Prepared statements, whose results are arrays of values, and transactions of one database. */
export const transactionsOf = (database: DatabaseSync) => {
  const statements = new Map<string, StatementSync>()
  const sql = (source: string): StatementSync => {
    let statement = statements.get(source)
    if (!statement) {
      statement = database.prepare(source)
      statement.setReturnArrays(true)
      statements.set(source, statement)
    }
    return statement
  }

  /** Runs `work` in a durable transaction, or as a part of the one that is open; what it throws undoes it. */
  const atomically = <T>(work: () => T): T => {
    const isPart = database.isTransaction
    sql(isPart ? 'SAVEPOINT part' : 'BEGIN IMMEDIATE').run()
    try {
      const result = work()
      sql(isPart ? 'RELEASE part' : 'COMMIT').run()
      return result
    } catch (error) {
      // a full disk ends the transaction by itself
      if (database.isTransaction && isPart) sql('ROLLBACK TO part').run()
      if (database.isTransaction) sql(isPart ? 'RELEASE part' : 'ROLLBACK').run()
      throw error
    }
  }

  let waiting: Waiting[] = []
  const settle = (): void => {
    const group = waiting
    waiting = []
    const run = ({ work, done, failed }: Waiting): (() => void) => {
      try {
        const result = atomically(work)
        return () => done(result)
      } catch (error) {
        if (group.length > 1 && !database.isTransaction) throw error
        return () => failed(error)
      }
    }
    try {
      const answers = group.length > 1 ? atomically(() => group.map(run)) : group.map(run)
      for (const answer of answers) answer()
    } catch (error) {
      for (const { failed } of group) failed(error)
    }
  }

  /** As `atomically`, but all that is asked in one turn of the event loop shares one sync to the disk. */
  const together = <T>(work: () => T): Promise<T> =>
    new Promise((resolve, reject) => {
      if (waiting.length === 0) setImmediate(settle)
      waiting.push({ work, done: resolve as (result: unknown) => void, failed: reject })
    })

  return { sql, atomically, together, settle }
}
