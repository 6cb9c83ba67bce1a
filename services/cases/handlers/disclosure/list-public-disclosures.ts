import { implement } from '@wangge/http'
import * as contract from '../../contract.ts'
import { publicDisclosures } from '../../disclosure/public.ts'

export const listPublicDisclosures = implement(contract.listPublicDisclosures)(({ query, request }, ports) =>
  publicDisclosures(query, request.language, ports),
)
