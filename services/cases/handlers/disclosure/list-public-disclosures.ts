import { implement } from '@wangge/http'
import * as contract from '../../contract/public-disclosures.ts'
import { demandAskable } from '../../disclosure/disclosures.ts'
import { publicDisclosures } from '../../disclosure/public.ts'

export const listPublicDisclosures = implement(contract.listPublicDisclosures)(async ({ query, request }, ports) => {
  await demandAskable(query, ports)
  return publicDisclosures(query, request.language, ports)
})
