import { implement } from '@wangge/http'
import * as contract from '../../contract/open311.ts'
import { discoveryOf } from '../../open311/discovery.ts'
import { documentOf, fileOf } from '../../open311/document.ts'
import { listRequests } from '../../open311/list-requests.ts'
import { listUpdates } from '../../open311/list-updates.ts'
import { refuse } from '../../open311/refuse.ts'
import { sameJurisdiction, servicesOf } from '../../open311/services.ts'

export const readOpen311 = implement(contract.readOpen311, { refuse })(async ({ params, query, request }, ports) => {
  const { name, format } = fileOf(params.file)
  const { language, origin } = request
  const config = await ports.county.config()
  sameJurisdiction(config, query.jurisdiction_id)
  const asking = { ...ports, language, origin }
  switch (name) {
    case 'discovery':
      return documentOf(format, 'discovery', discoveryOf(config, origin))
    case 'services':
      return documentOf(format, 'services', servicesOf(config, language))
    case 'servicerequestupdates':
      return documentOf(format, 'service_request_updates', await listUpdates(query, config, asking))
    default:
      return documentOf(format, 'service_requests', await listRequests(query, config, asking))
  }
})
