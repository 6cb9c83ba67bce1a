import { implement } from '@wangge/http'
import { thingLedger } from '@wangge/ledger'
import * as contract from '../../contract/disclosures.ts'
import { seenDisclosure, withoutCases } from '../../disclosure/disclosures.ts'
import { disclosureStates } from '../../domain/disclosure-steps.ts'
import { disclosureLedger } from '../../table/disclosure.ts'

export const readDisclosureLedger = implement(contract.readDisclosureLedger)(
  async ({ params, principal, request }, ports) => {
    const found = await seenDisclosure(params.disclosureId, principal, ports)
    const { table } = ports
    return withoutCases(
      await thingLedger(disclosureLedger, disclosureStates, found, { table, language: request.language }),
    )
  },
)
