import { allow, may, scopes } from '@wangge/access'
import { caseRules, tellableCount } from '@wangge/county'
import { implement } from '@wangge/http'
import { shards } from '@wangge/ledger'
import { isoOf, localDate, startOfDate, zoned } from '@wangge/time'
import { closedAt } from '../case/domain/case.ts'
import { keptAs, keptIn, keptKinds } from '../case/table/case.ts'
import { casesUpTo } from '../public/table.ts'
import * as contract from './contract/privacy.ts'
import { eraseOwn, exportOwn, hideOwn } from './work/own-data.ts'
import { redactCase as redacted } from './work/redact-case.ts'
import { keptSince } from './work/retention.ts'

export const hideReporter = implement(contract.hideReporter)(({ params, principal, request }, ports) =>
  hideOwn({ caseId: params.number, principal, request }, ports),
)

export const redactCase = implement(contract.redactCase)((asked, ports) => redacted(asked, ports))

type Group = { kept: (typeof keptKinds)[number]; category: string; year: number; count: number }

export const previewRetention = implement(contract.previewRetention)(async ({ query, principal }, ports) => {
  const { county, table, now } = ports
  if (scopes(principal, 'retention.read').length === 0) allow(principal, 'retention.read')
  const config = await county.config()
  const on = query.on ?? localDate(now, config.zone)
  const before = keptSince(config, on)
  const groups = new Map<string, Group>()
  let confidential = 0
  for (const kept of keptKinds) {
    const to = isoOf(Date.parse(startOfDate(before[kept], config.zone)) - 1)
    for (let shard = 0; shard < shards; shard++) {
      let after: string | undefined
      do {
        const page = await casesUpTo(table, keptIn(kept, shard), to, after)
        for (const found of page.items) {
          if (!may(principal, 'retention.read', { path: await county.pathOf(found.areaId) })) continue
          if (found.confidential) {
            confidential++
            continue
          }
          const year = Number(zoned(closedAt(found), config.zone).date.slice(0, 4))
          const key = `${keptAs(found)} ${found.category} ${year}`
          const group = groups.get(key) ?? { kept, category: found.category, year, count: 0 }
          groups.set(key, { ...group, count: group.count + 1 })
        }
        after = page.next
      } while (after !== undefined)
    }
  }
  const sorted = [...groups.keys()].sort().map((key) => groups.get(key) as Group)
  const total = sorted.reduce((sum, { count }) => sum + count, 0)
  return { on, before, total, groups: sorted, confidential: tellableCount(confidential, caseRules(config)) }
})

export const eraseOwnCase = implement(contract.eraseOwnCase, { proof: 'row' })(
  ({ params, principal, request }, ports) => eraseOwn({ caseId: params.number, principal, request }, ports),
)

export const exportOwnCase = implement(contract.exportOwnCase)(({ params, principal, request }, ports) =>
  exportOwn({ caseId: params.number, principal, request }, ports),
)
