import { answer, callOf, implement } from '@wangge/http'
import * as contract from '../../contract/public-disclosures.ts'
import { needPublic, objectTo, publicView } from '../../disclosure/public.ts'
import { keepFresh, keepToken } from '../../pages/case-cookies.ts'
import { disclosurePage } from '../../pages/disclosure-page.ts'
import { faultsIn } from '../../pages/form.ts'
import { again, fromHere, pathFor, readingOf, shown } from '../../pages/reading.ts'
import { readTyped, whyTyped } from '../../read-typed.ts'

export const sendObjection = implement(contract.sendObjection)(async ({ params, query, body, request }, ports) => {
  const { areaId, disclosureId } = params
  const reading = readingOf(request, query, `/d/${areaId}/${disclosureId}`)
  const found = await needPublic(disclosureId, ports)
  const { key = ports.secret(16), website, ...fields } = body
  const typed = Object.fromEntries(Object.entries(fields).filter(([, value]) => value?.trim()))
  const once = {
    idempotencyKey: key,
    routeId: contract.sendObjection.id,
    rawBody: JSON.stringify([disclosureId, typed]),
  }
  try {
    fromHere(request)
    const what = readTyped(contract.objectToDisclosure.body, typed, website)
    const { number, token } = await objectTo(
      disclosureId,
      what,
      callOf({ ...request, ...once, newId: ports.newId }),
      ports,
    )
    const cookies = [keepToken(number, token, request), keepFresh(number, request)]
    return answer(303, '', { location: pathFor(reading, `/c/${number}`) }, cookies)
  } catch (error) {
    const one = { ...(await publicView(found, request.language, ports)), text: found.text }
    return again(error, request, (status, problem) => {
      const { 'Idempotency-Key': used, ...faults } = faultsIn(problem, request.language)
      const draft = {
        key: used ? ports.secret(16) : key,
        typed: { ...fields, website },
        faults,
        why: whyTyped(problem, used),
      }
      return shown(status, reading, disclosurePage(one, draft, reading))
    })
  }
})
