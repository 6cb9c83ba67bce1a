import { implement } from '@wangge/http'
import { edited } from '@wangge/ledger'
import * as contract from '../../contract/disclosures.ts'
import { disclosureCommand, disclosureTextOf } from '../../disclosure/disclosures.ts'
import { revise } from '../../domain/disclosure.ts'

export const reviseDisclosure = implement(contract.reviseDisclosure)((asked, ports) =>
  disclosureCommand(asked, ports, async (found, body, actor) => {
    edited(asked.request)
    return revise(found, await disclosureTextOf(body, asked.principal, ports), actor)
  }),
)
