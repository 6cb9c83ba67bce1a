import { Conflict } from './conflict.ts'
import type { Op } from './ops.ts'
import type { Table } from './table.ts'

const mostTries = 5

/**
 * Reads, decides and writes; when somebody else wrote in between, from the start again. `decide` answers the writes and
 * whatever the caller wants back; what it throws ends it.
 */
export const writeDecided = async <T>(
  table: Pick<Table, 'write'>,
  decide: () => Promise<{ readonly ops: readonly Op[]; readonly answer: T }>,
): Promise<T> => {
  for (let tries = 1; ; tries++) {
    const { ops, answer } = await decide()
    try {
      await table.write(ops)
      return answer
    } catch (error) {
      if (!(error instanceof Conflict) || tries === mostTries) throw error
    }
  }
}
