import { person } from '@wangge/access'
import { implement } from '@wangge/http'
import { notFound } from '@wangge/problem'
import * as contract from '../../contract.ts'
import { fileView } from '../../file-view.ts'
import { CaseFile, CaseRow, caseIdOf } from '../../table.ts'
import { staff } from '../../take.ts'

/** Its sender's, until it belongs to a case; from then on for those who may read the case. */
export const getFile = implement(contract.getFile)(async ({ params, principal, request }, ports) => {
  const { memberId } = person(principal)
  const file = await ports.table.get(CaseFile, params)
  if (!file) throw notFound()
  const caseId = caseIdOf(file)
  const found = caseId === undefined ? undefined : await ports.table.get(CaseRow, { caseId })
  if (found) await staff(principal, 'case.read')(found, ports)
  else if (file.memberId !== memberId) throw notFound()
  return fileView(file, request, ports)
})
