import { answer, callOf, implement } from '@wangge/http'
import { objectToDisclosure } from '../../disclosure/contract/public.ts'
import { needPublic, objectTo, publicDisclosures, wholeDisclosureView } from '../../disclosure/work/public.ts'
import * as disclosures from '../contract/disclosures.ts'
import { keepFresh, keepToken } from '../work/case-cookies.ts'
import { disclosurePage } from '../work/disclosure-page.ts'
import { disclosuresPage } from '../work/disclosures-page.ts'
import { faultsIn } from '../work/form.ts'
import { readTyped, whyTyped } from '../work/read-typed.ts'
import { again, framePage, fromHere, pathFor, readingOf, showPage } from '../work/reading.ts'

const most = 100

export const showDisclosures = implement(disclosures.showDisclosures)(({ params: { areaId }, query, request }, ports) =>
  framePage(readingOf(request, query, `/d/${areaId}`), request, async (reading) => {
    const { name } = await ports.county.needArea(areaId)
    const { items } = await publicDisclosures({ area: areaId, limit: most }, request.language, ports)
    return showPage(200, reading, disclosuresPage({ areaId, name, items }, reading))
  }),
)

export const sendObjection = implement(disclosures.sendObjection)(async ({ params, query, body, request }, ports) => {
  const { areaId, disclosureId } = params
  const reading = readingOf(request, query, `/d/${areaId}/${disclosureId}`)
  const found = await needPublic(disclosureId, ports)
  const { key = ports.secret(16), website, ...fields } = body
  const typed = Object.fromEntries(Object.entries(fields).filter(([, value]) => value?.trim()))
  const once = {
    idempotencyKey: key,
    routeId: disclosures.sendObjection.id,
    rawBody: JSON.stringify([disclosureId, typed]),
  }
  try {
    fromHere(request)
    const what = readTyped(objectToDisclosure.body, typed, website)
    const { number, token } = await objectTo(
      disclosureId,
      what,
      callOf({ ...request, ...once, newId: ports.newId }),
      ports,
    )
    const cookies = [keepToken(number, token, request), keepFresh(number, request)]
    return answer(303, '', { location: pathFor(reading, `/c/${number}`) }, cookies)
  } catch (error) {
    const one = await wholeDisclosureView(found, request.language, ports)
    return again(error, request, (status, problem) => {
      const { 'Idempotency-Key': used, ...faults } = faultsIn(problem, request.language)
      const draft = {
        key: used ? ports.secret(16) : key,
        typed: { ...fields, website },
        faults,
        why: whyTyped(problem, used),
      }
      return showPage(status, reading, disclosurePage(one, draft, reading))
    })
  }
})

export const showDisclosure = implement(disclosures.showDisclosure)(({ params, query, request }, ports) => {
  const { areaId, disclosureId } = params
  return framePage(readingOf(request, query, `/d/${areaId}/${disclosureId}`), request, async (reading) => {
    const found = await needPublic(disclosureId, ports)
    const one = await wholeDisclosureView(found, request.language, ports)
    return showPage(200, reading, disclosurePage(one, { key: ports.secret(16), typed: {}, faults: {} }, reading))
  })
})
