import { implement } from '@wangge/http'
import * as contract from '../../contract.ts'
import { seenDisclosure, withoutCases } from '../../disclosure/disclosures.ts'
import { disclosureStates } from '../../domain/disclosure-steps.ts'
import { thingLedger } from '../../ledger/view.ts'
import { disclosureLedger } from '../../table.ts'

export const readDisclosureLedger = implement(contract.readDisclosureLedger)(
  async ({ params, principal, request }, ports) => {
    const found = await seenDisclosure(params.disclosureId, principal, ports)
    const { table } = ports
    return withoutCases(
      await thingLedger(disclosureLedger, disclosureStates, found, { table, language: request.language }),
    )
  },
)
