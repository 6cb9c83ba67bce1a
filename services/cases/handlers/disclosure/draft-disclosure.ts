import { scopes } from '@wangge/access'
import { implement } from '@wangge/http'
import * as contract from '../../contract.ts'
import { disclosureTaken, disclosureTextOf } from '../../disclosure/disclosures.ts'
import { draft } from '../../domain/disclosure.ts'
import { actorOf, openOn } from '../../ledger/ledgered.ts'
import { disclosureLedger } from '../../table.ts'

export const draftDisclosure = implement(contract.draftDisclosure)(async ({ body, principal, request }, ports) => {
  // a repeat may be told again whatever has become of the area
  scopes(principal, 'disclosure.write')
  const disclosureId = request.derivedId('disclosure')
  const decide = async () => {
    const text = await disclosureTextOf(body, principal, ports)
    return draft(disclosureId, text, actorOf(principal, 'disclosure.write', await ports.county.pathOf(text.areaId)))
  }
  return disclosureTaken(await openOn(disclosureLedger, { disclosureId }, ports, { request, decide }))
})
