import { answer, implement } from '@wangge/http'
import { numberIn } from '../../case/work/number.ts'
import { recallCaseToken, requestCaseCode } from '../../resident/contract/phone-codes.ts'
import { recallToken, sendCaseCode } from '../../resident/work/phone-code.ts'
import * as contract from '../contract/pages.ts'
import { keepToken } from '../work/case-cookies.ts'
import { faultsIn } from '../work/form.ts'
import { readTyped } from '../work/own-form.ts'
import { phoneForm } from '../work/phone-form.ts'
import { again, fromHere, pathFor, readingOf, showPage } from '../work/reading.ts'

export const showPhoneForm = implement(contract.showPhoneForm)(({ query, request }) => {
  const reading = readingOf(request, query, '/p')
  return showPage(200, reading, phoneForm({}, reading))
})

export const findByPhone = implement(contract.findByPhone)(async ({ query, body, request }, ports) => {
  const reading = readingOf(request, query, '/p')
  const { code, ...given } = body
  const typed = { ...given, number: given.number && numberIn(given.number), phone: given.phone?.trim() }
  const isSent = code !== undefined
  try {
    fromHere(request)
    if (!isSent) {
      await sendCaseCode(readTyped(requestCaseCode.body, typed), request, ports)
      return showPage(200, reading, phoneForm({ ...typed, isSent: true }, reading))
    }
    const asked = readTyped(recallCaseToken.body, { ...typed, code: code.replace(/\s/g, '') })
    const token = await recallToken(asked, ports)
    const { number } = asked
    return answer(303, '', { location: pathFor(reading, `/c/${number}`) }, [keepToken(number, token, request)])
  } catch (error) {
    return again(error, request, (status, problem) => {
      const why = problem.detail[request.language]
      const faults = faultsIn(problem, request.language)
      return showPage(status, reading, phoneForm({ ...typed, isSent, why, faults }, reading))
    })
  }
})
