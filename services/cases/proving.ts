import { categoryOf } from '@wangge/county'
import type { Ports } from '@wangge/http'
import type { Case } from './domain/case.ts'
import { givenIn, nothingRequired, type Proving } from './domain/evidence.ts'
import { commandBehind, ledgerOf } from './table.ts'

/** What a case's category requires today, and what the case has of it. The ledger is read only where something is. */
export const provingOf = async (
  { caseId, category }: Pick<Case, 'caseId' | 'category'>,
  { table, county }: Pick<Ports, 'table' | 'county'>,
): Promise<Proving> => {
  const { evidence: required = [] } = categoryOf(await county.config(), category) ?? {}
  if (required.length === 0) return nothingRequired
  const ledger = await ledgerOf(table, caseId)
  return { required, given: givenIn(ledger.map((event) => ({ command: commandBehind(event), data: event.data }))) }
}
