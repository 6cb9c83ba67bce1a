import { implement } from '@wangge/http'
import { actorOf, openOn } from '@wangge/ledger'
import * as contract from '../../contract/deeds.ts'
import { deedTaken, deedTextOf } from '../../deed/deeds.ts'
import { add } from '../../domain/deed-commands.ts'
import { deedLedger } from '../../table/deed.ts'

export const addDeed = implement(contract.addDeed)(async ({ body, principal, request }, ports) => {
  const text = await deedTextOf(body, principal, ports)
  const actor = actorOf(principal, 'deed.write', await ports.county.pathOf(text.areaId))
  const deedId = request.derivedId('deed')
  const decide = () => add(deedId, text, actor)
  return deedTaken(await openOn(deedLedger, { deedId }, ports, { request, decide }), ports)
})
