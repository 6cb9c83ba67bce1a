import { implement } from '@wangge/http'
import { subtreePage } from '@wangge/listing'
import * as contract from '../../contract/disclosures.ts'
import { briefOfDisclosure, demandAskable } from '../../disclosure/disclosures.ts'
import { type DisclosureBriefRow, DisclosureRow, disclosuresIn } from '../../table/disclosure.ts'

export const listDisclosures = implement(contract.listDisclosures)(async ({ query, principal }, ports) => {
  const { area, kind, step, limit, after } = query
  await demandAskable(query, ports)
  const where = (brief: DisclosureBriefRow) =>
    (kind === undefined || brief.kind === kind) && (step === undefined || brief.step === step)
  const wanted = { partition: disclosuresIn, where, limit, after }
  const page = await subtreePage(DisclosureRow, 'disclosure.read', area, wanted, principal, ports)
  return { ...page, items: page.items.map(briefOfDisclosure) }
})
