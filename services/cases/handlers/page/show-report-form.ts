import { implement } from '@wangge/http'
import * as contract from '../../contract/pages.ts'
import { gridOf } from '../../pages/grid.ts'
import { framed, readingOf, shown } from '../../pages/reading.ts'
import { reportForm } from '../../pages/report-form.ts'

export const showReportForm = implement(contract.showReportForm)(({ params, query, request }, ports) =>
  framed(readingOf(request, query, `/r/${params.gridCode}`), request, async (reading) => {
    const [grid, config] = await Promise.all([gridOf(params.gridCode, ports), ports.county.config()])
    return shown(200, reading, reportForm(grid, config, { key: ports.secret(16), typed: {}, faults: {} }, reading))
  }),
)
