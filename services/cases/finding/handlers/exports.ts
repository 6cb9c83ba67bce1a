import { allow, may, scopes } from '@wangge/access'
import { answer, implement } from '@wangge/http'
import { invalid, say } from '@wangge/problem'
import { sift } from '@wangge/table'
import { localDate } from '@wangge/time'
import type { CaseBriefRow } from '../../case/table/case.ts'
import * as contract from '../contract/exports.ts'
import { ExportRow, exportsPartition } from '../table/export.ts'
import { askedCases } from '../work/asked-cases.ts'
import { caseTable } from '../work/case-table.ts'
import { everyVisible } from '../work/lists.ts'
import { recordExport } from '../work/record-export.ts'

/** Lines of one file: an answer of a function may have six megabytes. */
const most = 10_000

const newestFirst = (a: CaseBriefRow, b: CaseBriefRow): number =>
  `${a.reportedAt} ${a.caseId}` < `${b.reportedAt} ${b.caseId}` ? 1 : -1

export const exportCases = implement(contract.exportCases)(async ({ query, principal, request }, ports) => {
  const { county, now } = ports
  const { language } = request
  const { source, wanted } = await askedCases(query, principal, ports)
  const where = (brief: CaseBriefRow) => !brief.confidential && wanted.where?.(brief) !== false
  const found: CaseBriefRow[] = []
  for await (const brief of everyVisible(source, { ...wanted, where }, principal, ports))
    if (found.push(brief) > most)
      throw invalid(
        'period',
        say('超过一万行，请按时间或区域缩小范围', 'More than 10,000 lines; ask for a shorter period or a smaller area'),
      )
  await recordExport(query, found.length, principal, ports)
  const config = await county.config()
  return answer(200, await caseTable(found.sort(newestFirst), { config, language, now, county }), {
    'content-type': 'text/csv; charset=utf-8',
    'content-language': language,
    'content-disposition': `attachment; filename="cases-${localDate(now, config.zone)}.csv"`,
  })
})

export const listCaseExports = implement(contract.listCaseExports)(async ({ query, principal }, ports) => {
  const { table, county } = ports
  if (scopes(principal, 'look-audit.read').length === 0) allow(principal, 'look-audit.read')
  const page = await sift(
    (range) => table.list(ExportRow, exportsPartition, { ...range, reverse: true }),
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
