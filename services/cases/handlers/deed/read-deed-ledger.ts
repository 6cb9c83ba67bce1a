import { implement } from '@wangge/http'
import { thingLedger } from '@wangge/ledger'
import * as contract from '../../contract/deeds.ts'
import { seenDeed } from '../../deed/deeds.ts'
import { deedStates } from '../../domain/deed-steps.ts'
import { deedLedger } from '../../table/deed.ts'

export const readDeedLedger = implement(contract.readDeedLedger)(async ({ params, principal, request }, ports) => {
  const found = await seenDeed(params.deedId, principal, ports)
  return thingLedger(deedLedger, deedStates, found, { table: ports.table, language: request.language })
})
