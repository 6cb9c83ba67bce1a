import { implement } from '@wangge/http'
import { openOnce } from '../../case/open.ts'
import * as contract from '../../contract.ts'
import { objectTo } from '../../disclosure/public.ts'

export const objectToDisclosure = implement(contract.objectToDisclosure)(({ params, body, request }, ports) =>
  openOnce(request, ports, () => objectTo(params.disclosureId, body, request, ports)),
)
