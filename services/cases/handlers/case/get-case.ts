import { implement } from '@wangge/http'
import { shownAnswers } from '../../case/answers.ts'
import { isWith } from '../../case/gate.ts'
import { recordLook } from '../../case/look.ts'
import { partsOf } from '../../case/parts.ts'
import { settingOf } from '../../case/setting.ts'
import { staff } from '../../case/take.ts'
import { caseView, isHidden, noSuchCase, shownReporter } from '../../case/view.ts'
import { yoursOf } from '../../case/yours.ts'
import * as contract from '../../contract/staff.ts'
import { CaseRow, ledgerOf } from '../../table/case.ts'

export const getCase = implement(contract.getCase)(async ({ params, query, principal, request }, ports) => {
  const { table, vault } = ports
  const found = await table.get(CaseRow, params)
  if (!found) throw noSuchCase()
  const reader = await staff(principal, 'case.read')(found, ports)
  const actor = query.unmask ? await staff(principal, 'case.unmask')(found, ports) : reader
  const { caseId, subjectId } = found
  const subject = subjectId === undefined ? undefined : await vault.subject(subjectId)
  if (query.unmask && found.hidden && !(await isWith(principal, found, ports))) throw isHidden()
  await recordLook(found, query.unmask ? 'personal' : 'case', actor, ports)
  const ledger = found.solvedAt ? await ledgerOf(table, caseId) : []
  const unmask = query.unmask === true
  const answers = await shownAnswers(found, { subject, unmask, language: request.language }, ports)
  const shown = { ...shownReporter(found, subject, unmask), answers }
  const [setting, parts] = await Promise.all([settingOf(ports, found, 'nobody'), partsOf(found, ports)])
  return caseView(found, ledger, { shown, setting, parts, yours: yoursOf(found, principal, setting.path) })
})
