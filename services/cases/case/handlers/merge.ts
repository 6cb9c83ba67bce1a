import { may } from '@wangge/access'
import { caseRules } from '@wangge/county'
import { listingAreasNear } from '@wangge/county/locate'
import { implement } from '@wangge/http'
import * as contract from '../contract/merge.ts'
import { merge, unmerge } from '../domain/merge.ts'
import { nearness } from '../domain/same-matter.ts'
import { type CaseBriefRow, CaseRow, openIn, reportedIn } from '../table/case.ts'
import { maySee } from '../work/gate.ts'
import { commandPair } from '../work/merge.ts'
import { staff } from '../work/take.ts'
import { briefView, noSuchCase } from '../work/view.ts'

export const mergeCase = implement(contract.mergeCase)((asked, ports) =>
  commandPair(asked, ports, 'case.merge', (_, { into }) => into, merge),
)

export const unmergeCase = implement(contract.unmergeCase)((asked, ports) =>
  // one that is not merged is refused by its own step, whatever it is compared with
  commandPair(asked, ports, 'case.merge', ({ mergedInto, caseId }) => mergedInto ?? caseId, unmerge),
)

const shown = 20
const day = 86_400_000

export const listDuplicates = implement(contract.listDuplicates)(async ({ params, principal }, ports) => {
  const { table, county, access, now } = ports
  const found = await table.get(CaseRow, params)
  if (!found) throw noSuchCase()
  await staff(principal, 'case.read')(found, ports)
  const rules = caseRules(await county.config()).duplicates
  const around = found.place ? await listingAreasNear(ports, found.place, rules.metres) : []
  const partitions = [...new Set([found.listingAreaId, ...around])].map(openIn)
  const at = Date.parse(found.reportedAt)
  const span = reportedIn({
    from: new Date(at - rules.days * day).toISOString(),
    to: new Date(at + rules.days * day).toISOString(),
  })
  const where = ({ category, areaId, parentId }: CaseBriefRow) =>
    parentId === undefined && category === found.category && (areaId === found.areaId || found.place !== undefined)
  const items = []
  let after: string | undefined
  do {
    const page = await table.merge(CaseRow, 1, partitions, { ...span, limit: 100, reverse: true, after, where })
    for (const other of await table.getMany(CaseRow, page.items)) {
      const near = other && nearness(found, other, rules)
      if (!near || !(await maySee(principal, other, { access }))) continue
      if (!may(principal, 'case.read', { path: await county.pathOf(other.areaId) })) continue
      items.push({ ...briefView(other, now), ...near })
    }
    after = page.next
  } while (after !== undefined && items.length < shown)
  return { items: items.slice(0, shown) }
})
