import { answer, implement } from '@wangge/http'
import { numberIn } from '../../case/number.ts'
import * as pages from '../../contract/pages.ts'
import { recallCaseToken, requestCaseCode } from '../../contract/phone-codes.ts'
import { keepToken } from '../../pages/case-cookies.ts'
import { faultsIn } from '../../pages/form.ts'
import { readTyped } from '../../pages/own-form.ts'
import { phoneForm } from '../../pages/phone-form.ts'
import { again, fromHere, pathFor, readingOf, shown } from '../../pages/reading.ts'
import { recallToken, sendCaseCode } from '../../resident/phone-code.ts'

export const findByPhone = implement(pages.findByPhone)(async ({ query, body, request }, ports) => {
  const reading = readingOf(request, query, '/p')
  const { code, ...given } = body
  const typed = { ...given, number: given.number && numberIn(given.number), phone: given.phone?.trim() }
  const isSent = code !== undefined
  try {
    fromHere(request)
    if (!isSent) {
      await sendCaseCode(readTyped(requestCaseCode.body, typed), request, ports)
      return shown(200, reading, phoneForm({ ...typed, isSent: true }, reading))
    }
    const asked = readTyped(recallCaseToken.body, { ...typed, code: code.replace(/\s/g, '') })
    const token = await recallToken(asked, ports)
    const { number } = asked
    return answer(303, '', { location: pathFor(reading, `/c/${number}`) }, [keepToken(number, token, request)])
  } catch (error) {
    return again(error, request, (status, problem) => {
      const why = problem.detail[request.language]
      const faults = faultsIn(problem, request.language)
      return shown(status, reading, phoneForm({ ...typed, isSent, why, faults }, reading))
    })
  }
})
