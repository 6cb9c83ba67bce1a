import { implement } from '@wangge/http'
import * as contract from '../../contract/public-disclosures.ts'
import { needPublic, publicView } from '../../disclosure/public.ts'

export const readPublicDisclosure = implement(contract.readPublicDisclosure)(async ({ params, request }, ports) => {
  const found = await needPublic(params.disclosureId, ports)
  return { ...(await publicView(found, request.language, ports)), text: found.text }
})
