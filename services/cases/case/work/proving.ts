import { categoryOf, type RequiredEvidence } from '@wangge/county'
import type { Ports } from '@wangge/http'
import type { EventItem } from '@wangge/table'
import type { Case } from '../domain/case.ts'
import { givenIn, nothingRequired, type Proving } from '../domain/evidence.ts'
import { commandBehind, ledgerOf } from '../table/case.ts'

/** What a case's category requires today. */
export const requiredOf = async (
  { category }: Pick<Case, 'category'>,
  { county }: Pick<Ports, 'county'>,
): Promise<readonly RequiredEvidence[]> => categoryOf(await county.config(), category)?.evidence ?? []

/** Entries of a ledger as evidence is looked for in them. */
export const toldIn = (ledger: readonly EventItem[]) =>
  ledger.map((event) => ({ ...event, command: commandBehind(event) }))

/** What is required, and what there is of it. The ledger is read only where something is. */
export const provingOf = async (
  found: Pick<Case, 'caseId' | 'category'>,
  ports: Pick<Ports, 'table' | 'county'>,
): Promise<Proving> => {
  const required = await requiredOf(found, ports)
  if (required.length === 0) return nothingRequired
  return { required, given: givenIn(toldIn(await ledgerOf(ports.table, found.caseId))) }
}
