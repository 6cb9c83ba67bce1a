import { implement } from '@wangge/http'
import { notFound, say } from '@wangge/problem'
import * as contract from '../../contract/open311.ts'
import { documentOf, fileOf } from '../../open311/document.ts'
import { publicCases } from '../../open311/list-requests.ts'
import { refuse } from '../../open311/refuse.ts'
import { sameJurisdiction } from '../../open311/services.ts'

/** Requests get their ids at once, so nobody is given a token: a request's id stands for itself. */
export const readOpen311Token = implement(contract.readOpen311Token, { refuse })(async ({ params, query }, ports) => {
  const { name, format } = fileOf(params.file)
  const config = await ports.county.config()
  sameJurisdiction(config, query.jurisdiction_id)
  const [found] = await publicCases([name], config, ports)
  if (!found) throw notFound(say('没有这个 token', 'token was not found'))
  return documentOf(format, 'service_requests', [{ service_request_id: found.caseId, token: name }])
})
