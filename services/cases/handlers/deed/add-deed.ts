import { scopes } from '@wangge/access'
import { implement } from '@wangge/http'
import * as contract from '../../contract.ts'
import { deedTaken, deedTextOf } from '../../deed/deeds.ts'
import { add } from '../../domain/deed-commands.ts'
import { actorOf, openOn } from '../../ledger/ledgered.ts'
import { deedLedger } from '../../table.ts'

export const addDeed = implement(contract.addDeed)(async ({ body, principal, request }, ports) => {
  // a repeat may be told again whatever has become of the area
  scopes(principal, 'deed.write')
  const deedId = request.derivedId('deed')
  const decide = async () => {
    const text = await deedTextOf(body, principal, ports)
    return add(deedId, text, actorOf(principal, 'deed.write', await ports.county.pathOf(text.areaId)))
  }
  return deedTaken(await openOn(deedLedger, { deedId }, ports, { request, decide }), ports)
})
