import { allow, may } from '@wangge/access'
import { categoryOf } from '@wangge/county'
import { implement } from '@wangge/http'
import { invalid, Problem, say } from '@wangge/problem'
import * as guard from '../contract/guard.ts'
import * as looks from '../contract/looks.ts'
import {
  markConfidential as mark,
  nameViewer as name,
  removeViewer as remove,
  unmarkConfidential as unmark,
} from '../domain/guard.ts'
import { CaseRow } from '../table/case.ts'
import { looksAt } from '../table/look.ts'
import { mayName, maySee } from '../work/gate.ts'
import { partsOf, withParts } from '../work/parts.ts'
import { settingOf } from '../work/setting.ts'
import { command } from '../work/take.ts'
import { noSuchCase } from '../work/view.ts'

export const markConfidential = implement(guard.markConfidential)((asked, ports) =>
  command(asked, ports, 'case.mark-confidential', async (found, body, actor) => {
    // where it will lie is settled by the ladder of a confidential case
    const setting = await settingOf(ports, { ...found, confidential: 'staff' }, 'everybody')
    const parts = await partsOf(found, ports)
    return withParts(mark(found, parts, body, actor, setting), parts, asked.request, ports)
  }),
)

/** The same words for one who may not read cases there and one who is not there at all. */
const notThere = () =>
  invalid(
    'memberId',
    say('此人无权查看此处的事项', 'They may not read cases of this place, or there is no such member'),
  )

const demandNaming = async (...asked: Parameters<typeof mayName>): Promise<void> => {
  if (await mayName(...asked)) return
  throw new Problem('forbidden', say('只有持件人或指定人可变更知情人', 'Only whoever has it, or named them, may'), {
    facts: { rule: 'holder-or-namer' },
  })
}

export const nameViewer = implement(guard.nameViewer)((asked, ports) =>
  command(asked, ports, 'case.name-viewer', async (found, body, actor, setting) => {
    const { memberId } = body
    await demandNaming(asked.principal, found, ports)
    const grants = await ports.access.rightsOf(memberId)
    const unitIds = found.unitId ? [found.unitId] : []
    const reads = may({ kind: 'person', memberId, sessionId: '', grants }, 'case.read', { path: setting.path, unitIds })
    if (!reads) throw notThere()
    return name(found, body, actor, setting)
  }),
)

export const removeViewer = implement(guard.removeViewer)((asked, ports) =>
  command(asked, ports, 'case.name-viewer', async (found, body, actor, setting) => {
    const decision = remove(found, body, actor, setting)
    await demandNaming(asked.principal, found, ports, body.memberId)
    return decision
  }),
)

export const unmarkConfidential = implement(guard.unmarkConfidential)((asked, ports) =>
  command(asked, ports, 'case.unmark-confidential', async (found, { reason }, actor, setting) => {
    const [config, parts] = await Promise.all([ports.county.config(), partsOf(found, ports)])
    const demanded = categoryOf(config, found.category)?.confidential === true
    return withParts(unmark(found, parts, { reason, demanded }, actor, setting), parts, asked.request, ports)
  }),
)

export const listLooks = implement(looks.listLooks)(async ({ params, query, principal }, ports) => {
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
