import { type Ledgered, shardOf } from '@wangge/ledger'
import { defineEntity, type Stored, type Table } from '@wangge/table'
import { holderPartition } from '../case/table/case.ts'
import type { Owner } from './contract/words.ts'
import { Deed } from './domain/deed.ts'
import { type DeedFacts, deedStates } from './steps.ts'

const partition = (deedId: string): string => `deed#${deedId}`
/** The items of a listing area. */
export const deedsIn = (listingAreaId: string): string => `deeds#${listingAreaId}`
/** The items that are somebody's, by the name their cases go by. */
export const deedsOf = (holder: string): string => `deed-${holder}`

/** What lists show and figures count. */
const brief = [
  'deedId',
  'areaId',
  'list',
  'period',
  'title',
  'owner',
  'dueOn',
  'quantity',
  'done',
  'step',
  'overdueSince',
] as const satisfies (keyof Deed)[]

/** By year, period and due date: a year's list is one stretch of its partition. */
const place = ({ period, dueOn, deedId }: Pick<Deed, 'period' | 'dueOn' | 'deedId'>): string =>
  `${period}#${dueOn}#${deedId}`

export const DeedRow = defineEntity('cases', 'deed', {
  schema: Deed,
  key: ({ deedId }: { deedId: string }) => [partition(deedId), 'deed'],
  index: {
    1: (found) => [deedsIn(found.listingAreaId), place(found)],
    2: ({ deedId, actAt }) => (actAt === undefined ? undefined : [`deed-due#${shardOf(deedId)}`, actAt]),
    3: (found) => [deedsOf(holderPartition(found.owner as Owner)), place(found)],
  },
  brief,
})
export type DeedBriefRow = Pick<Deed, (typeof brief)[number]>
export type StoredDeed = Stored<typeof DeedRow>

/** How an item keeps its ledger. */
export const deedLedger: Ledgered<typeof DeedRow, DeedFacts> = {
  entity: DeedRow,
  name: deedStates.name,
  partition: ({ deedId }) => partition(deedId),
  subject: ({ deedId }) => deedId,
  orders: deedStates.orders,
}

/** Items of one shard whose owner is to be reminded. */
export const deedsDue = (table: Table, shard: number, now: string, after?: string) =>
  table.listIndex(DeedRow, 2, `deed-due#${shard}`, { to: now, limit: 100, after })
