import { allow, person } from '@wangge/access'
import { implement } from '@wangge/http'
import { notFound } from '@wangge/problem'
import { recordLook } from '../../case/look.ts'
import { staff } from '../../case/take.ts'
import * as contract from '../../contract.ts'
import { seenDeed } from '../../deed/deeds.ts'
import { fileView } from '../../file/view.ts'
import { CaseFile, CaseRow, caseIdOf, deedIdOf, practiceIdOf } from '../../table.ts'

/** Its sender's, until it belongs to a case, a deed or a good practice; from then on for those who may read that. */
export const getFile = implement(contract.getFile)(async ({ params, principal, request }, ports) => {
  const { memberId } = person(principal)
  const file = await ports.table.get(CaseFile, params)
  if (!file) throw notFound()
  const caseId = caseIdOf(file)
  const found = caseId === undefined ? undefined : await ports.table.get(CaseRow, { caseId })
  const deedId = deedIdOf(file)
  if (deedId !== undefined) await seenDeed(deedId, principal, ports)
  else if (practiceIdOf(file) !== undefined) allow(principal, 'practice.read')
  else if (found) await recordLook(found, 'case', await staff(principal, 'case.read')(found, ports), ports)
  else if (file.memberId !== memberId) throw notFound()
  return fileView(file, request, ports)
})
