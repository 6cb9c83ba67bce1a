import type { WorkPorts } from '@wangge/events'
import { ProvenRow } from '@wangge/vault/proven'

/** Has somebody shown that a number, known by its hash, is theirs? */
export const isProven = async (number: string, { table }: Pick<WorkPorts, 'table'>): Promise<boolean> =>
  (await table.get(ProvenRow, { number })) !== undefined
