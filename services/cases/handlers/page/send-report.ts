import { type CountyConfig, categoryOf, readAnswers } from '@wangge/county'
import { answer, callOf, implement } from '@wangge/http'
import { openCase, whereOf } from '../../case/open.ts'
import { reachFaults } from '../../case/reporter.ts'
import { textsFor, typedAnswers } from '../../case/typed-answers.ts'
import * as pages from '../../contract/pages.ts'
import { reportCase } from '../../contract/residents.ts'
import { keepFresh, keepSent, keepToken, keyFor } from '../../pages/case-cookies.ts'
import { faultsIn } from '../../pages/form.ts'
import { gridOf } from '../../pages/grid.ts'
import { nameOfAnswer } from '../../pages/questions.ts'
import { again, fromHere, pathFor, readingOf, shown } from '../../pages/reading.ts'
import { reportForm } from '../../pages/report-form.ts'
import { readTyped, whyTyped } from '../../read-typed.ts'

const usedKey = 'Idempotency-Key'

type Typed = Readonly<Record<string, unknown> & Partial<Record<'category' | 'name' | 'phone', string>>>

/** What was typed, by the same rules as over the API. */
const readReport = (
  { category, ...all }: Typed,
  website: string | undefined,
  { categories, zone, testPhones }: CountyConfig,
) => {
  const { form = [] } = categoryOf({ categories }, `${category}`) ?? {}
  const answers = typedAnswers(form, (code) => textsFor(all, nameOfAnswer(`${category}`, code)), zone)
  const { gridCode, description, address, name, phone, confidential } = all
  const typed = {
    category,
    gridCode,
    description,
    address,
    name,
    phone,
    answers,
    // a box that is ticked says yes; whatever else is sent is refused by the rules below
    confidential: confidential === 'yes' || (confidential ?? false),
  }
  const faults = [...readAnswers(form, answers).faults, ...reachFaults(typed, { categories, testPhones })]
  return { ...readTyped(reportCase.body, typed, website, faults), source: 'resident' as const }
}

export const sendReport = implement(pages.sendReport)(async ({ params, query, body, request }, ports) => {
  const grid = await gridOf(params.gridCode, ports)
  const reading = readingOf(request, query, `/r/${params.gridCode}`)
  const { key = ports.secret(16), website, ...fields } = body
  const typed = { ...fields, gridCode: params.gridCode }
  const rawBody = JSON.stringify(typed)
  const once = { idempotencyKey: keyFor(key, rawBody, request), routeId: pages.sendReport.id, rawBody }
  try {
    fromHere(request)
    const what = readReport(typed, website, await ports.county.config())
    const call = callOf({ ...request, ...once, newId: ports.newId })
    const { number, token } = await openCase(
      what,
      await whereOf(what, ports),
      { request: call, actor: { kind: 'resident' } },
      ports,
    )
    const sent = keepSent(once.idempotencyKey, rawBody, `/r/${params.gridCode}`, request)
    const cookies = [keepToken(number, token, request), keepFresh(number, request), sent]
    return answer(303, '', { location: pathFor(reading, `/c/${number}`) }, cookies)
  } catch (error) {
    const config = await ports.county.config()
    return again(error, request, (status, problem) => {
      const { [usedKey]: used, ...faults } = faultsIn(problem, request.language)
      const draft = {
        key: used ? ports.secret(16) : key,
        typed: { ...fields, website },
        faults,
        why: whyTyped(problem, used)[request.language],
      }
      return shown(status, reading, reportForm(grid, config, draft, reading))
    })
  }
})
