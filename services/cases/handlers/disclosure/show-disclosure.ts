import { implement } from '@wangge/http'
import * as contract from '../../contract/public-disclosures.ts'
import { needPublic, publicView } from '../../disclosure/public.ts'
import { disclosurePage } from '../../pages/disclosure-page.ts'
import { framed, readingOf, shown } from '../../pages/reading.ts'

export const showDisclosure = implement(contract.showDisclosure)(({ params, query, request }, ports) => {
  const { areaId, disclosureId } = params
  return framed(readingOf(request, query, `/d/${areaId}/${disclosureId}`), request, async (reading) => {
    const found = await needPublic(disclosureId, ports)
    const one = { ...(await publicView(found, request.language, ports)), text: found.text }
    return shown(200, reading, disclosurePage(one, { key: ports.secret(16), typed: {}, faults: {} }, reading))
  })
})
