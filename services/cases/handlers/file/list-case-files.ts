import { implement } from '@wangge/http'
import { recordLook } from '../../case/look.ts'
import { staff } from '../../case/take.ts'
import { noSuchCase } from '../../case/view.ts'
import * as contract from '../../contract/files.ts'
import { fileView } from '../../file/view.ts'
import { CaseRow } from '../../table/case.ts'
import { filesOfCase } from '../../table/file.ts'

export const listCaseFiles = implement(contract.listCaseFiles)(async ({ params, principal, request }, ports) => {
  const found = await ports.table.get(CaseRow, params)
  if (!found) throw noSuchCase()
  await recordLook(found, 'case', await staff(principal, 'case.read')(found, ports), ports)
  const files = await filesOfCase(ports.table, found.caseId)
  const ready = files.filter(({ state }) => state === 'ready')
  return { items: await Promise.all(ready.map((file) => fileView(file, request, ports))) }
})
