import { answer, implement } from '@wangge/http'
import { Problem, say } from '@wangge/problem'
import * as contract from '../../contract/pages.ts'
import { keptIn } from '../../pages/case-cookies.ts'
import { framed, readingOf } from '../../pages/reading.ts'
import { exportOwn } from '../../privacy/own-data.ts'

const unopened = () => new Problem('unauthenticated', say('请先打开这个事项', 'Open the case first'))

export const showOwnExport = implement(contract.showOwnExport)(({ params: { number }, query, request }, ports) =>
  framed(readingOf(request, query, `/c/${number}`), request, async () => {
    const { caseToken } = keptIn(request)
    if (caseToken === undefined) throw unopened()
    const all = await exportOwn({ caseId: number, principal: { kind: 'resident', caseToken }, request }, ports)
    return answer(200, JSON.stringify(all, null, 2), {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="${number}.json"`,
      'cache-control': 'no-store',
    })
  }),
)
