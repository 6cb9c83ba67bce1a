import { implement } from '@wangge/http'
import { thingLedger } from '@wangge/ledger'
import { subtreePage } from '@wangge/listing'
import * as contract from '../contract/disclosure.ts'
import { disclosureStates } from '../steps.ts'
import { type DisclosureBriefRow, DisclosureRow, disclosureLedger, disclosuresIn } from '../table.ts'
import { briefOfDisclosure, demandAskable, disclosureView, seenDisclosure, withoutCases } from '../work/take.ts'

export const getDisclosure = implement(contract.getDisclosure)(async ({ params, principal }, ports) =>
  disclosureView(await seenDisclosure(params.disclosureId, principal, ports), principal, ports),
)

export const listDisclosures = implement(contract.listDisclosures)(async ({ query, principal }, ports) => {
  const { area, kind, step, limit, after } = query
  await demandAskable(query, ports)
  const where = (brief: DisclosureBriefRow) =>
    (kind === undefined || brief.kind === kind) && (step === undefined || brief.step === step)
  const wanted = { partition: disclosuresIn, where, limit, after }
  const page = await subtreePage(DisclosureRow, 'disclosure.read', area, wanted, principal, ports)
  return { ...page, items: page.items.map(briefOfDisclosure) }
})

export const readDisclosureLedger = implement(contract.readDisclosureLedger)(
  async ({ params, principal, request }, ports) => {
    const found = await seenDisclosure(params.disclosureId, principal, ports)
    const { table } = ports
    return withoutCases(
      await thingLedger(disclosureLedger, disclosureStates, found, { table, language: request.language }),
    )
  },
)
