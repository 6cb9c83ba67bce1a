import { implement } from '@wangge/http'
import * as contract from '../../contract/disclosures.ts'
import { disclosureView, seenDisclosure } from '../../disclosure/disclosures.ts'

export const getDisclosure = implement(contract.getDisclosure)(async ({ params, principal }, ports) =>
  disclosureView(await seenDisclosure(params.disclosureId, principal, ports), principal, ports),
)
