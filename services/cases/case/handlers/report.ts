import { allow, scopes } from '@wangge/access'
import { implement } from '@wangge/http'
import { actorOf, brokenAt } from '@wangge/ledger'
import * as contract from '../contract/case.ts'
import { CaseRow, commandBehind, ledgerOf } from '../table/case.ts'
import { shownAnswers } from '../work/answers.ts'
import { demandSource } from '../work/asked.ts'
import { isWith } from '../work/gate.ts'
import { recordLook } from '../work/look.ts'
import { openCase, openOnce, whereOf } from '../work/open.ts'
import { partsOf } from '../work/parts.ts'
import { settingOf } from '../work/setting.ts'
import { staff } from '../work/take.ts'
import { caseView, entryView, isHidden, noSuchCase, shownReporter } from '../work/view.ts'
import { yoursOf } from '../work/yours.ts'

export const createCase = implement(contract.createCase)(async ({ body, principal, request }, ports) => {
  // a repeat may be told again whatever has become of the grid
  scopes(principal, 'case.create')
  const { number, token, expectedAt } = await openOnce(request, ports, async () => {
    const where = await whereOf(body, ports)
    const path = await ports.county.pathOf(where.areaId)
    allow(principal, 'case.create', { path })
    if (body.solve) for (const action of ['case.accept', 'case.solve'] as const) allow(principal, action, { path })
    await demandSource(body, principal, path, ports)
    const actor = actorOf(principal, body.solve ? 'case.solve' : 'case.create', path)
    return openCase(body, where, { request, actor }, ports)
  })
  return { number, caseId: number, expectedAt, ...(body.receipt && { receipt: { number, token } }) }
})

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
  return caseView(found, ledger, { shown, setting, parts, yours: await yoursOf(found, principal, setting, ports) })
})

export const readLedger = implement(contract.readLedger)(async ({ params, principal, request }, ports) => {
  const { table } = ports
  const found = await table.get(CaseRow, params)
  if (!found) throw noSuchCase()
  await recordLook(found, 'ledger', await staff(principal, 'ledger.read')(found, ports), ports)
  const events = (await ledgerOf(table, params.caseId)).filter(({ rev }) => rev <= found.rev)
  const broken = brokenAt(events, found.head, commandBehind)
  return {
    caseId: found.caseId,
    verified: broken === undefined,
    brokenAt: broken || undefined,
    entries: events.map((event) => entryView(event, request.language)),
  }
})
