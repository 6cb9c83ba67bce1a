import type { Ledgered } from '@wangge/ledger'
import { defineEntity, type Stored } from '@wangge/table'
import { Disclosure } from './domain/disclosure.ts'
import { type DisclosureFacts, disclosureStates } from './steps.ts'

const partition = (disclosureId: string): string => `disclosure#${disclosureId}`
/** The disclosures of a listing area. */
const disclosuresIn = (listingAreaId: string): string => `disclosures#${listingAreaId}`

const brief = [
  'disclosureId',
  'areaId',
  'kind',
  'title',
  'opensOn',
  'closesOn',
  'step',
] as const satisfies (keyof Disclosure)[]

export const DisclosureRow = defineEntity('cases', 'disclosure', {
  schema: Disclosure,
  key: ({ disclosureId }: { disclosureId: string }) => [partition(disclosureId), 'disclosure'],
  index: {
    1: ({ listingAreaId, opensOn, disclosureId }) => [disclosuresIn(listingAreaId), `${opensOn}#${disclosureId}`],
  },
  brief,
})
export type DisclosureBriefRow = Pick<Disclosure, (typeof brief)[number]>
export type StoredDisclosure = Stored<typeof DisclosureRow>

/** How disclosures are listed: the latest first. */
export const disclosureList = {
  partition: disclosuresIn,
  areaOf: ({ areaId }: DisclosureBriefRow) => areaId,
  reverse: true,
} as const

/** How a disclosure keeps its ledger. */
export const disclosureLedger: Ledgered<typeof DisclosureRow, DisclosureFacts> = {
  entity: DisclosureRow,
  name: disclosureStates.name,
  partition: ({ disclosureId }) => partition(disclosureId),
  subject: ({ disclosureId }) => disclosureId,
  orders: disclosureStates.orders,
}
