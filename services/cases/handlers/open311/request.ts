import { implement } from '@wangge/http'
import { noSuchCase } from '../../case/view.ts'
import * as contract from '../../contract/open311.ts'
import { documentOf, fileOf } from '../../open311/document.ts'
import { listRequests } from '../../open311/list-requests.ts'
import { refuse } from '../../open311/refuse.ts'
import { sameJurisdiction } from '../../open311/services.ts'

export const readOpen311Request = implement(contract.readOpen311Request, { refuse })(
  async ({ params, query, request }, ports) => {
    const { name, format } = fileOf(params.file)
    const config = await ports.county.config()
    sameJurisdiction(config, query.jurisdiction_id)
    const asked = { service_request_id: name }
    const shown = await listRequests(asked, config, { ...ports, language: request.language, origin: request.origin })
    if (shown.length === 0) throw noSuchCase()
    return documentOf(format, 'service_requests', shown)
  },
)
