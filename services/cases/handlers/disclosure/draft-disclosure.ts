import { implement } from '@wangge/http'
import { actorOf, openOn } from '@wangge/ledger'
import * as contract from '../../contract/disclosures.ts'
import { disclosureTaken, disclosureTextOf } from '../../disclosure/disclosures.ts'
import { draft } from '../../domain/disclosure.ts'
import { disclosureLedger } from '../../table/disclosure.ts'

export const draftDisclosure = implement(contract.draftDisclosure)(async ({ body, principal, request }, ports) => {
  const text = await disclosureTextOf(body, principal, ports)
  const actor = actorOf(principal, 'disclosure.write', await ports.county.pathOf(text.areaId))
  const disclosureId = request.derivedId('disclosure')
  const decide = () => draft(disclosureId, text, actor)
  return disclosureTaken(await openOn(disclosureLedger, { disclosureId }, ports, { request, decide }))
})
