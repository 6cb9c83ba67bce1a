import { type CountyConfig, categoryOf, readAnswers } from '@wangge/county'
import { answer, callOf, faultsOf, implement } from '@wangge/http'
import { invalid, Problem, say } from '@wangge/problem'
import * as contract from '../../contract.ts'
import { openCase, whereOf } from '../../open-case.ts'
import { keepFresh, keepToken } from '../../pages/case-cookies.ts'
import { faultsIn } from '../../pages/form.ts'
import { gridOf } from '../../pages/grid.ts'
import { nameOfAnswer } from '../../pages/questions.ts'
import { again, fromHere, pathFor, readingOf, shown } from '../../pages/reading.ts'
import { reportForm } from '../../pages/report-form.ts'
import { textsFor, typedAnswers } from '../../typed-answers.ts'

const wrong = say('请改正后再提交，已填的内容都在', 'Please correct this; what you typed is kept')
const usedKey = 'Idempotency-Key'

type Typed = Readonly<Record<string, unknown>>

/** What was typed, by the same rules as over the API. */
const readReport = ({ category, ...all }: Typed, website: string | undefined, { categories, zone }: CountyConfig) => {
  if (website !== undefined) throw invalid('website', say('此栏须留空', 'It must be empty'))
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
    confidential: confidential !== undefined,
  }
  const { data, error } = contract.reportCase.body.safeParse(typed)
  const fields = [...(error ? faultsOf(error.issues, typed) : []), ...readAnswers(form, answers).faults]
  if (!data || fields.length > 0) throw new Problem('invalid', wrong, { fields })
  return { ...data, source: 'resident' as const }
}

export const sendReport = implement(contract.sendReport)(async ({ params, query, body, request }, ports) => {
  const grid = await gridOf(params.gridCode, ports)
  const reading = readingOf(request, query, `/r/${params.gridCode}`)
  const { key = ports.secret(16), website, ...fields } = body
  const typed = { ...fields, gridCode: params.gridCode }
  const once = { idempotencyKey: key, routeId: contract.sendReport.id, rawBody: JSON.stringify(typed) }
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
    const cookies = [keepToken(number, token, request), keepFresh(number, request)]
    return answer(303, '', { location: pathFor(reading, `/c/${number}`) }, cookies)
  } catch (error) {
    const config = await ports.county.config()
    return again(error, request, (status, problem) => {
      const { [usedKey]: used, ...faults } = faultsIn(problem, request.language)
      const draft = {
        key: used ? ports.secret(16) : key,
        typed: { ...fields, website },
        faults,
        why: whyOf(problem, used)[request.language],
      }
      return shown(status, reading, reportForm(grid, config, draft, reading))
    })
  }
})

const whyOf = ({ fields, detail }: Problem, used: string | undefined) => {
  if (used === undefined) return fields.length > 0 ? wrong : detail
  return say(
    '这份表已经提交过。要反映另一件事，请再按一次提交',
    'This form was sent before. To report another matter, send it again',
  )
}
