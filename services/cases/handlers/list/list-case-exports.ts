import { allow, may, scopes } from '@wangge/access'
import { implement } from '@wangge/http'
import { sift } from '@wangge/table'
import * as contract from '../../contract/exports.ts'
import { ExportRow, exported } from '../../table/export.ts'

export const listCaseExports = implement(contract.listCaseExports)(async ({ query, principal }, ports) => {
  const { table, county } = ports
  if (scopes(principal, 'look-audit.read').length === 0) allow(principal, 'look-audit.read')
  const page = await sift(
    (range) => table.list(ExportRow, exported, { ...range, reverse: true }),
    query,
    async ({ areaIds }) => {
      const paths = await Promise.all(areaIds.map((areaId) => county.pathOf(areaId)))
      return paths.every((path) => may(principal, 'look-audit.read', { path }))
    },
  )
  return {
    ...page,
    items: page.items.map(({ rev: _, ...one }) => one),
  }
})
