import type { Ports } from '@wangge/http'
import type { Actor } from '@wangge/ledger'
import { putNew } from '@wangge/table'
import type { LookedAt } from '../contract/looks.ts'
import type { Case } from '../domain/case.ts'
import { LookRow } from '../table/look.ts'

/** Writes a look down before it is answered: every one at a confidential case (C20), else those at what is personal. */
export const recordLook = async (
  { caseId, confidential }: Case,
  what: LookedAt,
  { memberId = '', role, areaId }: Actor,
  { table, newId, now: at }: Pick<Ports, 'table' | 'newId' | 'now'>,
): Promise<void> => {
  if (!confidential && what !== 'personal' && what !== 'parties') return
  await table.write([putNew(LookRow, { caseId, lookId: newId(), memberId, role, areaId, what, at })])
}
