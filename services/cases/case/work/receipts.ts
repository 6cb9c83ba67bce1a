import { may, type Principal } from '@wangge/access'
import type { Ports } from '@wangge/http'
import { Problem, say } from '@wangge/problem'
import { type Op, putNew } from '@wangge/table'
import type { Agency } from '../contract/words.ts'
import type { Case } from '../domain/case.ts'
import { CaseRow } from '../table/case.ts'
import { ReceiptRow, receiptIdOf } from '../table/receipt.ts'
import { maySee } from './gate.ts'

/** The other case, when the caller may know of it. */
const namedTo = async (principal: Principal, caseId: string, ports: Ports): Promise<{ caseId?: string }> => {
  const other = await ports.table.get(CaseRow, { caseId })
  if (!other || !(await maySee(principal, other, ports))) return {}
  const path = await ports.county.pathOf(other.areaId)
  return may(principal, 'case.read', { path, unitIds: other.unitId ? [other.unitId] : [] }) ? { caseId } : {}
}

/** Keeps for which case an agency gave a receipt; one that stands for another case already is refused: merge the two (C19). */
export const receiptFor = async (
  { caseId }: Case,
  { agency, receiptNumber }: { agency: Agency; receiptNumber: string },
  principal: Principal,
  ports: Ports,
): Promise<Op[]> => {
  const receiptId = receiptIdOf(agency, receiptNumber)
  const known = await ports.table.get(ReceiptRow, { receiptId })
  if (!known) return [putNew(ReceiptRow, { receiptId, caseId, at: ports.now })]
  if (known.caseId === caseId) return []
  throw new Problem('conflict', say('这个回执号已登记在另一事项上', 'This receipt stands for another case already'), {
    facts: { receiptNumber, other: await namedTo(principal, known.caseId, ports) },
  })
}
