import { implement } from '@wangge/http'
import * as contract from '../../contract.ts'
import { documentOf, fileOf } from '../../open311/document.ts'
import { publicCases } from '../../open311/list-requests.ts'
import { publicRequest } from '../../open311/public-request.ts'
import { refuse } from '../../open311/refuse.ts'
import { sameJurisdiction } from '../../open311/services.ts'
import { noSuchCase } from '../../view.ts'

export const readOpen311Request = implement(contract.readOpen311Request, { refuse })(
  async ({ params, query, request }, ports) => {
    const { name, format } = fileOf(params.file)
    const config = await ports.county.config()
    sameJurisdiction(config, query.jurisdiction_id)
    const [found] = await publicCases([name], config, ports)
    if (!found) throw noSuchCase()
    const shown = await publicRequest(found, config, { ...ports, language: request.language })
    return documentOf(format, 'service_requests', [shown])
  },
)
