import { type CountyConfig, categoryOf, readAnswers } from '@wangge/county'
import { answer, callOf, implement } from '@wangge/http'
import { openCase, whereOf } from '../../case/work/open.ts'
import { reachFaults } from '../../case/work/reporter.ts'
import { textsFor, typedAnswers } from '../../case/work/typed-answers.ts'
import { reportCase } from '../../resident/contract/resident.ts'
import * as contract from '../contract/pages.ts'
import { keepFresh, keepSent, keepToken, keyFor } from '../work/case-cookies.ts'
import { faultsIn } from '../work/form.ts'
import { gridOf } from '../work/grid.ts'
import { gridCard } from '../work/grid-card.ts'
import { nameOfAnswer } from '../work/questions.ts'
import { readTyped, whyTyped } from '../work/read-typed.ts'
import { again, framePage, fromHere, pathFor, readingOf, showPage } from '../work/reading.ts'
import { reportForm } from '../work/report-form.ts'

export const showReportForm = implement(contract.showReportForm)(({ params, query, request }, ports) =>
  framePage(readingOf(request, query, `/r/${params.gridCode}`), request, async (reading) => {
    const [grid, config] = await Promise.all([gridOf(params.gridCode, ports), ports.county.config()])
    return showPage(200, reading, reportForm(grid, config, { key: ports.secret(16), typed: {}, faults: {} }, reading))
  }),
)

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

export const sendReport = implement(contract.sendReport)(async ({ params, query, body, request }, ports) => {
  const grid = await gridOf(params.gridCode, ports)
  const reading = readingOf(request, query, `/r/${params.gridCode}`)
  const { key = ports.secret(16), website, ...fields } = body
  const typed = { ...fields, gridCode: params.gridCode }
  const rawBody = JSON.stringify(typed)
  const once = { idempotencyKey: keyFor(key, rawBody, request), routeId: contract.sendReport.id, rawBody }
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
      return showPage(status, reading, reportForm(grid, config, draft, reading))
    })
  }
})

export const showGridCard = implement(contract.showGridCard)(({ params: { gridCode }, query, request }, ports) =>
  framePage(readingOf(request, query, `/r/${gridCode}/card`), request, async (reading) => {
    const [grid, filled] = await Promise.all([gridOf(gridCode, ports), ports.access.postsAt(gridCode)])
    const posts = [...new Set(filled.map(({ role }) => role))]
    return showPage(200, reading, gridCard(grid, { posts, address: `${request.origin}/r/${gridCode}` }, reading))
  }),
)
