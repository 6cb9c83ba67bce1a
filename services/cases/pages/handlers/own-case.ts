import { answer, implement } from '@wangge/http'
import { invalid, Problem, say, type Text } from '@wangge/problem'
import { numberIn } from '../../case/work/number.ts'
import { eraseOwn, exportOwn, hideOwn } from '../../privacy/work/own-data.ts'
import { rateCase, reopenOwnCase, replyToQuestion, withdrawCase } from '../../resident/contract/resident.ts'
import { ownCase, rateOwn, reopenOwn, replyOwn, withdrawOwn } from '../../resident/work/own-case.ts'
import * as contract from '../contract/pages.ts'
import { keepToken, keptIn } from '../work/case-cookies.ts'
import { casePage } from '../work/case-page.ts'
import { findForm } from '../work/find-form.ts'
import { faultsIn } from '../work/form.ts'
import { readTyped, sendOwnForm } from '../work/own-form.ts'
import { again, framePage, fromHere, pathFor, readingOf, showPage } from '../work/reading.ts'

const askToken = () => new Problem('unauthenticated', say('请输入这个事项的查询码', 'Enter the token of this case'))

export const showOwnCase = implement(contract.showOwnCase)(async ({ params: { number }, query, request }, ports) => {
  const reading = readingOf(request, query, `/c/${number}`)
  const { caseToken, isFresh } = keptIn(request)
  try {
    if (caseToken === undefined) throw askToken()
    const own = await ownCase({ caseId: number, principal: { kind: 'resident', caseToken }, request }, ports)
    const { zone } = await ports.county.config()
    const token = isFresh ? caseToken : undefined
    return showPage(200, reading, casePage(own, { zone, token, forms: { key: ports.secret(16) } }, reading))
  } catch (error) {
    // whoever follows a link has done nothing wrong yet
    const why = (words: Text) => (caseToken === undefined ? {} : { why: words[request.language] })
    return again(error, request, (status, { detail }) =>
      showPage(status, reading, findForm({ number, ...why(detail) }, reading)),
    )
  }
})

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
      return showPage(status, reading, findForm({ ...body, why, faults: faultsIn(problem, request.language) }, reading))
    })
  }
})

const unsure = () => invalid('sure', say('请先勾选下面这一项', 'Tick the box below first'))

export const sendErasing = implement(contract.sendErasing)((asked, ports) =>
  sendOwnForm(asked, ports, {
    form: 'erase',
    act: async (asking, { sure }) => {
      if (sure !== 'yes') throw unsure()
      await eraseOwn(asking, ports)
    },
  }),
)

export const sendHiding = implement(contract.sendHiding)((asked, ports) =>
  sendOwnForm(asked, ports, { form: 'hide', act: (asking) => hideOwn(asking, ports) }),
)

const read = ({ stars = '', comment }: Readonly<Record<string, string | undefined>>) => {
  if (!/^[1-5]$/.test(stars)) throw invalid('stars', say('请选择 1 到 5 分', 'Choose 1 to 5'))
  return readTyped(rateCase.body, { stars: Number(stars), comment })
}

export const sendRating = implement(contract.sendRating)((asked, ports) =>
  sendOwnForm(asked, ports, {
    form: 'rating',
    act: (asking, typed) => rateOwn(asking, read(typed), ports),
  }),
)

export const sendReopening = implement(contract.sendReopening)((asked, ports) =>
  sendOwnForm(asked, ports, {
    form: 'reopen',
    act: (asking, typed) => reopenOwn(asking, readTyped(reopenOwnCase.body, typed), ports),
  }),
)

export const sendReply = implement(contract.sendReply)((asked, ports) =>
  sendOwnForm(asked, ports, {
    form: 'reply',
    act: (asking, typed) => replyOwn(asking, readTyped(replyToQuestion.body, typed), ports),
  }),
)

export const sendWithdrawal = implement(contract.sendWithdrawal)((asked, ports) =>
  sendOwnForm(asked, ports, {
    form: 'withdraw',
    act: (asking, typed) => withdrawOwn(asking, readTyped(withdrawCase.body, typed), ports),
  }),
)

export const showFindForm = implement(contract.showFindForm)(({ query, request }) => {
  const reading = readingOf(request, query, '/c')
  return showPage(200, reading, findForm({}, reading))
})

const unopened = () => new Problem('unauthenticated', say('请先打开这个事项', 'Open the case first'))

export const showOwnExport = implement(contract.showOwnExport)(({ params: { number }, query, request }, ports) =>
  framePage(readingOf(request, query, `/c/${number}`), request, async () => {
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
