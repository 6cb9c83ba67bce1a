import { implement } from '@wangge/http'
import * as contract from '../../contract/public-disclosures.ts'
import { objectTo } from '../../disclosure/public.ts'

export const objectToDisclosure = implement(contract.objectToDisclosure)(({ params, body, request }, ports) =>
  objectTo(params.disclosureId, body, request, ports),
)
