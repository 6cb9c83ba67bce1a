import { allow, may } from '@wangge/access'
import { implement } from '@wangge/http'
import { maySee } from '../../case/gate.ts'
import { noSuchCase } from '../../case/view.ts'
import * as contract from '../../contract/looks.ts'
import { CaseRow } from '../../table/case.ts'
import { looksAt } from '../../table/look.ts'

export const listLooks = implement(contract.listLooks)(async ({ params, query, principal }, ports) => {
  const { table, county } = ports
  const found = await table.get(CaseRow, params)
  if (!found) throw noSuchCase()
  const path = await county.pathOf(found.areaId)
  // who watches over the looks need not see what was looked at
  if (!may(principal, 'look-audit.read', { path })) {
    if (!(await maySee(principal, found, ports))) throw noSuchCase()
    allow(principal, 'look.read', { path, unitIds: found.unitId ? [found.unitId] : [] })
  }
  const page = await looksAt(table, found.caseId, query)
  const lines = page.items.map(({ at, memberId, role, areaId, what = 'personal' }) => ({
    at,
    memberId,
    role,
    areaId,
    what,
  }))
  return { ...page, items: lines }
})
