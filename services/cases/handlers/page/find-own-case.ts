import { answer, implement } from '@wangge/http'
import { Problem, say } from '@wangge/problem'
import { numberIn } from '../../case/number.ts'
import * as contract from '../../contract/pages.ts'
import { keepToken } from '../../pages/case-cookies.ts'
import { findForm } from '../../pages/find-form.ts'
import { faultsIn } from '../../pages/form.ts'
import { again, fromHere, pathFor, readingOf, shown } from '../../pages/reading.ts'
import { ownCase } from '../../resident/own-case.ts'

const required = say('必填', 'Required')
const incomplete = ({ number, token }: { number?: string | undefined; token?: string | undefined }) =>
  new Problem('invalid', say('请填写编号和查询码', 'Enter number and token'), {
    fields: [
      ...(number ? [] : [{ path: 'number', what: required }]),
      ...(token?.trim() ? [] : [{ path: 'token', what: required }]),
    ],
  })

export const findOwnCase = implement(contract.findOwnCase)(async ({ query, body, request }, ports) => {
  const reading = readingOf(request, query, '/c')
  const caseToken = body.token?.replace(/\s/g, '')
  try {
    fromHere(request)
    if (!body.number || !caseToken) throw incomplete(body)
    const caseId = numberIn(body.number)
    const { number } = await ownCase({ caseId, principal: { kind: 'resident', caseToken }, request }, ports)
    return answer(303, '', { location: pathFor(reading, `/c/${number}`) }, [keepToken(number, caseToken, request)])
  } catch (error) {
    return again(error, request, (status, problem) => {
      const why = problem.detail[request.language]
      return shown(status, reading, findForm({ ...body, why, faults: faultsIn(problem, request.language) }, reading))
    })
  }
})
