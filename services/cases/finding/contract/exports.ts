import { AreaId, Instant, MemberId, pageOf, paging, route } from '@wangge/contract'
import { say } from '@wangge/problem'
import * as z from 'zod'
import { whichCases } from './finding.ts'

const tag = 'cases'

/**
 * A line for each case of the list of the same question, the newest first, in words: UTF-8 with BOM, no cell that a
 * spreadsheet would run. Confidential cases are in no file, not even of those who may see them: a file travels (C20).
 */
export const exportCases = route({
  method: 'GET',
  path: '/v1/cases/export',
  action: 'case.read',
  tag,
  summary: say(
    '导出事项列表（CSV，最多一万行）；保密事项不导出，导出留有记录',
    'A list of cases as a CSV file of at most 10,000 lines, without confidential ones; each export is recorded',
  ),
  query: z.strictObject(whichCases),
  answerType: 'text/csv',
  answer: z.string(),
  example: { query: { area: '330723101201', period: '2026-11' } },
})

/** Somebody took a list away. */
export const CaseExport = z.object({
  exportId: z.string(),
  at: Instant,
  memberId: MemberId,
  /** Over which areas. */
  areaIds: z.array(AreaId),
  /** What was asked for besides; of a phone or of words, only that there were some. */
  asked: z.record(z.string(), z.string()),
  lines: z.int().min(0),
})

export const listCaseExports = route({
  method: 'GET',
  path: '/v1/case-exports',
  action: 'look-audit.read',
  tag,
  summary: say('谁导出过事项列表', 'Who took lists of cases away'),
  query: z.strictObject(paging),
  /** The newest first. */
  answer: pageOf(CaseExport),
})
