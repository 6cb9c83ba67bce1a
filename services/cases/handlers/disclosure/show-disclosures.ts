import { implement } from '@wangge/http'
import * as contract from '../../contract/public-disclosures.ts'
import { publicDisclosures } from '../../disclosure/public.ts'
import { disclosuresPage } from '../../pages/disclosures-page.ts'
import { framed, readingOf, shown } from '../../pages/reading.ts'

const most = 100

export const showDisclosures = implement(contract.showDisclosures)(({ params: { areaId }, query, request }, ports) =>
  framed(readingOf(request, query, `/d/${areaId}`), request, async (reading) => {
    const { name } = await ports.county.needArea(areaId)
    const { items } = await publicDisclosures({ area: areaId, limit: most }, request.language, ports)
    return shown(200, reading, disclosuresPage({ areaId, name, items }, reading))
  }),
)
