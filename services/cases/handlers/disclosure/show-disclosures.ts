import { implement } from '@wangge/http'
import * as contract from '../../contract.ts'
import { publicDisclosures } from '../../disclosure/public.ts'
import { disclosuresPage } from '../../pages/disclosures-page.ts'
import { readingOf, shown } from '../../pages/reading.ts'

const most = 100

export const showDisclosures = implement(contract.showDisclosures)(
  async ({ params: { areaId }, query, request }, ports) => {
    const { name } = await ports.county.needArea(areaId)
    const reading = readingOf(request, query, `/d/${areaId}`)
    const { items } = await publicDisclosures({ area: areaId, limit: most }, request.language, ports)
    return shown(200, reading, disclosuresPage({ areaId, name, items }, reading))
  },
)
