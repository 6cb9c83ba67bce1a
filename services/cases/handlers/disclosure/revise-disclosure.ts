import { implement } from '@wangge/http'
import * as contract from '../../contract.ts'
import { disclosureCommand, disclosureTextOf } from '../../disclosure/disclosures.ts'
import { revise } from '../../domain/disclosure.ts'
import { edited } from '../../ledger/ledgered.ts'

export const reviseDisclosure = implement(contract.reviseDisclosure)((asked, ports) =>
  disclosureCommand(asked, ports, async (found, body, actor) => {
    edited(asked.request)
    return revise(found, await disclosureTextOf(body, asked.principal, ports), actor)
  }),
)
