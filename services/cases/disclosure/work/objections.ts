import type { Ports } from '@wangge/http'
import { commandIn, ledgerIn } from '@wangge/ledger'
import { isOpen } from '../../case/domain/case.ts'
import { CaseRow, type StoredCase } from '../../case/table/case.ts'
import { disclosureLedger, type StoredDisclosure } from '../table.ts'

/** The cases that its objections became, as far as they are there. */
export const objectionsTo = async (found: StoredDisclosure, { table }: Pick<Ports, 'table'>): Promise<StoredCase[]> => {
  if (!found.objections) return []
  const ledger = await ledgerIn(table, disclosureLedger, found)
  const keys = ledger.flatMap((event) =>
    commandIn(disclosureLedger, event) === 'object' ? [{ caseId: event.data.caseId as string }] : [],
  )
  return (await table.getMany(CaseRow, keys)).filter((one) => one !== undefined)
}

/** Of objections those that wait for an answer: as cases that are open, or go on in one that is (C16). */
export const unansweredOf = async (
  objections: readonly StoredCase[],
  { table }: Pick<Ports, 'table'>,
): Promise<number> => {
  const keys = objections.flatMap(({ mergedInto: caseId }) => (caseId ? [{ caseId }] : []))
  const mains = await table.getMany(CaseRow, keys)
  const open = new Set(mains.flatMap((main) => (main && isOpen(main) ? [main.caseId] : [])))
  return objections.filter((one) => isOpen(one) || (one.mergedInto !== undefined && open.has(one.mergedInto))).length
}

/** How many objections to it wait for an answer. */
export const unansweredTo = async (found: StoredDisclosure, ports: Pick<Ports, 'table'>): Promise<number> =>
  unansweredOf(await objectionsTo(found, ports), ports)
