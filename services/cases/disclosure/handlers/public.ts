import { implement } from '@wangge/http'
import { openOnce } from '../../case/work/open.ts'
import * as contract from '../contract/public.ts'
import { needPublic, objectTo, publicDisclosures, wholeDisclosureView } from '../work/public.ts'
import { demandAskable } from '../work/take.ts'

export const listPublicDisclosures = implement(contract.listPublicDisclosures)(async ({ query, request }, ports) => {
  await demandAskable(query, ports)
  return publicDisclosures(query, request.language, ports)
})

export const objectToDisclosure = implement(contract.objectToDisclosure)(({ params, body, request }, ports) =>
  openOnce(request, ports, () => objectTo(params.disclosureId, body, request, ports)),
)

export const readPublicDisclosure = implement(contract.readPublicDisclosure)(async ({ params, request }, ports) => {
  const found = await needPublic(params.disclosureId, ports)
  return wholeDisclosureView(found, request.language, ports)
})
