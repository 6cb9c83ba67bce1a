import { implement } from '@wangge/http'
import { Problem, say, type Text } from '@wangge/problem'
import * as contract from '../../contract/pages.ts'
import { keptIn } from '../../pages/case-cookies.ts'
import { casePage } from '../../pages/case-page.ts'
import { findForm } from '../../pages/find-form.ts'
import { again, readingOf, shown } from '../../pages/reading.ts'
import { ownCase } from '../../resident/own-case.ts'

const askToken = () => new Problem('unauthenticated', say('请输入这个事项的查询码', 'Enter the token of this case'))

export const showOwnCase = implement(contract.showOwnCase)(async ({ params: { number }, query, request }, ports) => {
  const reading = readingOf(request, query, `/c/${number}`)
  const { caseToken, isFresh } = keptIn(request)
  try {
    if (caseToken === undefined) throw askToken()
    const own = await ownCase({ caseId: number, principal: { kind: 'resident', caseToken }, request }, ports)
    const { zone } = await ports.county.config()
    const token = isFresh ? caseToken : undefined
    return shown(200, reading, casePage(own, { zone, token, forms: { key: ports.secret(16) } }, reading))
  } catch (error) {
    // whoever follows a link has done nothing wrong yet
    const why = (words: Text) => (caseToken === undefined ? {} : { why: words[request.language] })
    return again(error, request, (status, { detail }) =>
      shown(status, reading, findForm({ number, ...why(detail) }, reading)),
    )
  }
})
