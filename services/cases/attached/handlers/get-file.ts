import { allow, person } from '@wangge/access'
import { implement } from '@wangge/http'
import { notFound } from '@wangge/problem'
import { CaseRow } from '../../case/table/case.ts'
import { recordLook } from '../../case/work/look.ts'
import { staff } from '../../case/work/take.ts'
import { seenDeed } from '../../deed/work/take.ts'
import { CaseFile, caseIdOf, deedIdOf, mediationIdOf, practiceIdOf } from '../../file/table/file.ts'
import { fileView } from '../../file/work/view.ts'
import { demandOpen } from '../../mediation/work/take.ts'
import * as contract from '../contract.ts'

/**
 * Its sender's, until it belongs to a case, a deed or a good practice; from then on for those who may read that. The
 * paper of an agreement names its parties: for those who may see them unmasked.
 */
export const getFile = implement(contract.getFile)(async ({ params, principal, request }, ports) => {
  const { memberId } = person(principal)
  const file = await ports.table.get(CaseFile, params)
  if (!file) throw notFound()
  const mediation = mediationIdOf(file)
  const caseId = caseIdOf(file) ?? mediation?.caseId
  const found = caseId === undefined ? undefined : await ports.table.get(CaseRow, { caseId })
  const deedId = deedIdOf(file)
  if (deedId !== undefined) await seenDeed(deedId, principal, ports)
  else if (practiceIdOf(file) !== undefined) allow(principal, 'practice.read')
  else if (found) {
    const [action, what] = mediation ? (['mediation.unmask', 'parties'] as const) : (['case.read', 'case'] as const)
    const actor = await staff(principal, action)(found, ports)
    if (mediation) await demandOpen(found, principal, ports)
    await recordLook(found, what, actor, ports)
  } else if (file.memberId !== memberId) throw notFound()
  return fileView(file, request, ports)
})
