import { implement } from '@wangge/http'
import * as contract from '../../contract.ts'
import { gridOf } from '../../pages/grid.ts'
import { readingOf, shown } from '../../pages/reading.ts'
import { reportForm } from '../../pages/report-form.ts'

export const showReportForm = implement(contract.showReportForm)(async ({ params, query, request }, ports) => {
  const [grid, config] = await Promise.all([gridOf(params.gridCode, ports), ports.county.config()])
  const reading = readingOf(request, query, `/r/${params.gridCode}`)
  return shown(200, reading, reportForm(grid, config, { key: ports.secret(16), typed: {}, faults: {} }, reading))
})
