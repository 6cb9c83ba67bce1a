import { implement } from '@wangge/http'
import * as contract from '../../contract.ts'
import { demandTakesFiles } from '../../domain/file.ts'
import { openedView, openFile } from '../../file/uploads.ts'
import { resident } from '../../resident/resident.ts'
import { CaseRow } from '../../table.ts'

export const sendCaseFile = implement(contract.sendCaseFile, { proof: 'mark' })(
  async ({ params, body, principal, request }, ports) => {
    const found = resident(principal)(await ports.table.get(CaseRow, { caseId: params.number }))
    demandTakesFiles(found)
    const { caseId } = found
    return openedView(await openFile(body, { caseId }, ports), request, ports)
  },
)
