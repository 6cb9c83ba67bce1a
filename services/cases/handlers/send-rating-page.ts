import { answer, callOf, faultsOf, implement } from '@wangge/http'
import { Problem, say } from '@wangge/problem'
import * as contract from '../contract.ts'
import { ownCase, rateOwnCase } from '../own-case.ts'
import { keptIn } from '../pages/case-cookies.ts'
import { casePage } from '../pages/case-page.ts'
import { again, fromHere, pathFor, readingOf, shown } from '../pages/reading.ts'

const wrong = say('请选择 1 到 5 分', 'Choose 1 to 5')

const readRating = ({ stars, comment }: { stars?: string | undefined; comment?: string | undefined }) => {
  const typed = { stars: stars === undefined ? undefined : Number(stars), comment }
  const { data, error } = contract.rateCase.body.safeParse(typed)
  if (!error) return data
  const fields = faultsOf(error.issues, typed)
  throw new Problem('invalid', fields.find(({ path }) => path === 'comment')?.what ?? wrong, { fields })
}

export const sendRating = implement(contract.sendRating)(async ({ params, query, body, request }, ports) => {
  const reading = readingOf(request, query, `/c/${params.number}`)
  const { key = ports.secret(16), ...typed } = body
  const principal = { kind: 'resident', caseToken: keptIn(request).caseToken ?? '' } as const
  const asking = { caseId: params.number, principal, request }
  const once = { idempotencyKey: key, routeId: contract.sendRating.id, rawBody: JSON.stringify(typed) }
  try {
    fromHere(request)
    const call = callOf({ ...request, ...once, principal, newId: ports.newId })
    await rateOwnCase({ ...asking, request: call }, readRating(typed), ports)
    return answer(303, '', { location: pathFor(reading, `/c/${params.number}`) })
  } catch (error) {
    return again(error, request, async (status, { detail }) => {
      const own = await ownCase(asking, ports)
      const { zone } = await ports.county.config()
      const rating = { key, ...typed, why: detail[request.language] }
      return shown(status, reading, casePage(own, { zone, rating }, reading))
    })
  }
})
