import { implement } from '@wangge/http'
import * as contract from '../../contract.ts'
import { resident } from '../../resident.ts'
import { CaseRow } from '../../table.ts'
import { openedView, openFile } from '../../uploads.ts'

export const sendCaseFile = implement(contract.sendCaseFile)(async ({ params, body, principal, request }, ports) => {
  const { caseId } = resident(principal)(await ports.table.get(CaseRow, { caseId: params.number }))
  return openedView(await openFile(body, { caseId }, request, ports), request, ports)
})
