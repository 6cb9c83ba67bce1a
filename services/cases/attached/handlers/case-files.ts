import { implement } from '@wangge/http'
import { demandTakesFiles } from '../../case/domain/attach.ts'
import { CaseRow } from '../../case/table/case.ts'
import { recordLook } from '../../case/work/look.ts'
import { mainOf } from '../../case/work/matter.ts'
import { staff } from '../../case/work/take.ts'
import { noSuchCase } from '../../case/work/view.ts'
import { filesOfCase } from '../../file/table/file.ts'
import { openedView, openFile } from '../../file/work/uploads.ts'
import { fileView } from '../../file/work/view.ts'
import { resident } from '../../resident/work/resident.ts'
import * as contract from '../contract.ts'

export const listCaseFiles = implement(contract.listCaseFiles)(async ({ params, principal, request }, ports) => {
  const found = await ports.table.get(CaseRow, params)
  if (!found) throw noSuchCase()
  await recordLook(found, 'case', await staff(principal, 'case.read')(found, ports), ports)
  // what others sent who reported the same is about the same
  const cases = [found.caseId, ...(found.merged ?? [])]
  const files = (await Promise.all(cases.map((caseId) => filesOfCase(ports.table, caseId)))).flat()
  const ready = files.filter(({ state }) => state === 'ready')
  return { items: await Promise.all(ready.map((file) => fileView(file, request, ports))) }
})

export const sendCaseFile = implement(contract.sendCaseFile, { proof: 'mark' })(
  async ({ params, body, principal, request }, ports) => {
    const found = resident(principal)(await ports.table.get(CaseRow, { caseId: params.number }))
    demandTakesFiles(found, await mainOf(found, ports))
    const { caseId } = found
    return openedView(await openFile(body, { caseId }, ports), request, ports)
  },
)
