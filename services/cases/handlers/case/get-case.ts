import { allow } from '@wangge/access'
import { implement } from '@wangge/http'
import { putNew } from '@wangge/table'
import { shownAnswers } from '../../answers.ts'
import * as contract from '../../contract.ts'
import { isWith } from '../../gate.ts'
import { partsOf } from '../../parts.ts'
import { settingOf } from '../../setting.ts'
import { CaseRow, LookRow, ledgerOf } from '../../table.ts'
import { actorOf, staff } from '../../take.ts'
import { caseView, isHidden, noSuchCase, shownReporter } from '../../view.ts'

export const getCase = implement(contract.getCase)(async ({ params, query, principal, request }, ports) => {
  const { table, vault, county, newId, now } = ports
  const found = await table.get(CaseRow, params)
  if (!found) throw noSuchCase()
  await staff(principal, 'case.read')(found, ports)
  const { caseId, subjectId, unitId } = found
  const subject = subjectId === undefined ? undefined : await vault.subject(subjectId)
  if (query.unmask) {
    const path = await county.pathOf(found.areaId)
    allow(principal, 'case.unmask', { path, unitIds: unitId ? [unitId] : [] })
    if (found.hidden && !(await isWith(principal, found, ports))) throw isHidden()
    const { memberId = '', role } = actorOf(principal, 'case.unmask', path, unitId)
    // first the record, then the look
    await table.write([putNew(LookRow, { caseId, lookId: newId(), memberId, role, at: now })])
  }
  const ledger = found.solvedAt ? await ledgerOf(table, caseId) : []
  const unmask = query.unmask === true
  const answers = await shownAnswers(found, { subject, unmask, language: request.language }, ports)
  const shown = { ...shownReporter(found, subject, unmask), answers }
  const [setting, parts] = await Promise.all([settingOf(ports, found, 'nobody'), partsOf(found, ports)])
  return caseView(found, ledger, { shown, setting, parts })
})
