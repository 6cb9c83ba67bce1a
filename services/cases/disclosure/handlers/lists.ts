import { implement } from '@wangge/http'
import { thingLedger } from '@wangge/ledger'
import { pageAsked } from '@wangge/listing'
import * as contract from '../contract/disclosure.ts'
import { disclosureStates } from '../steps.ts'
import { type DisclosureBriefRow, DisclosureRow, disclosureLedger, disclosureList } from '../table.ts'
import { briefOfDisclosure, demandAskable, disclosureView, seenDisclosure, withoutCases } from '../work/take.ts'

export const getDisclosure = implement(contract.getDisclosure)(async ({ params, principal }, ports) =>
  disclosureView(await seenDisclosure(params.disclosureId, principal, ports), principal, ports),
)

export const listDisclosures = implement(contract.listDisclosures)(async ({ query, principal }, ports) => {
  const { area, kind, step, limit, after } = query
  await demandAskable(query, ports)
  const where = (brief: DisclosureBriefRow) =>
    (kind === undefined || brief.kind === kind) && (step === undefined || brief.step === step)
  const asking = { principal, action: 'disclosure.read', area, tellsAbsence: true } as const
  const page = await pageAsked(DisclosureRow, asking, { ...disclosureList, where, limit, after }, ports)
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
