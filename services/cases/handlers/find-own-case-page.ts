import { answer, implement } from '@wangge/http'
import * as contract from '../contract.ts'
import { numberIn } from '../number.ts'
import { ownCase } from '../own-case.ts'
import { keepToken } from '../pages/case-cookies.ts'
import { findForm } from '../pages/find-form.ts'
import { again, fromHere, pathFor, readingOf, shown } from '../pages/reading.ts'

export const findOwnCase = implement(contract.findOwnCase)(async ({ query, body, request }, ports) => {
  const reading = readingOf(request, query, '/c')
  const caseToken = (body.token ?? '').replace(/\s/g, '')
  try {
    fromHere(request)
    const caseId = numberIn(body.number ?? '')
    const { number } = await ownCase({ caseId, principal: { kind: 'resident', caseToken }, request }, ports)
    return answer(303, '', { location: pathFor(reading, `/c/${number}`) }, [keepToken(number, caseToken, request)])
  } catch (error) {
    return again(error, request, (status, { detail }) =>
      shown(status, reading, findForm({ ...body, why: detail[request.language] }, reading)),
    )
  }
})
