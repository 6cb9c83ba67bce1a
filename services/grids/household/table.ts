import { AreaId, HouseholdId, Instant, MemberId, Sealed } from '@wangge/contract'
import { type County, listingDepth } from '@wangge/county'
import { type Brief, defineEntity, type Page, type Range, sift, type Table } from '@wangge/table'
import * as z from 'zod'
import { HouseholdBrief } from './contract/register.ts'

/** Head and phone rest with the household's subject; here are their masks, and the address under the subject's key. */
export const HouseholdRow = defineEntity('grids', 'household', {
  schema: HouseholdBrief.extend({
    /** Ids from the county down to the household's grid. */
    path: z.array(AreaId),
    sealedAddress: Sealed.shape.sealed,
    landline: Sealed.optional(),
    /** Keyed hash of what the file said, by which an unchanged row is known. */
    fingerprint: z.string(),
  }),
  key: ({ householdId }: { householdId: string }) => [`household#${householdId}`, 'household'],
  index: {
    1: ({ path, areaId, householdId }) => [
      `at#${path[Math.min(listingDepth, path.length - 1)]}`,
      `${areaId}#${householdId}`,
    ],
  },
  brief: ['householdId', 'areaId', 'path', 'head', 'address', 'persons', 'classes'],
})

/** Somebody was shown what is masked of a household. */
export const LookRow = defineEntity('grids', 'look', {
  schema: z.object({ householdId: HouseholdId, lookId: z.string(), by: MemberId, field: z.string(), at: Instant }),
  key: ({ householdId, lookId }: { householdId: string; lookId: string }) => [
    `household#${householdId}`,
    `look#${lookId}`,
  ],
})

type Households = Page<Brief<typeof HouseholdRow>>

/** Households of these areas and everything under them, by grid. */
export const householdsUnder = async (
  table: Pick<Table, 'merge'>,
  county: Pick<County, 'within'>,
  areaIds: readonly string[],
  range: Range,
): Promise<Households> => {
  const { listingAreaIds, has } = await county.within(areaIds)
  const partitions = listingAreaIds.map((areaId) => `at#${areaId}`)
  return sift(
    (page) => table.merge(HouseholdRow, 1, partitions, page),
    range,
    ({ areaId }) => has(areaId),
  )
}

/** Households of one grid: a key range of its listing area. */
export const householdsOf = (
  table: Pick<Table, 'listIndex'>,
  grid: { areaId: string; path: readonly string[] },
  range: Range,
): Promise<Households> => {
  const listingAreaId = grid.path[Math.min(listingDepth, grid.path.length - 1)]
  return table.listIndex(HouseholdRow, 1, `at#${listingAreaId}`, { ...range, prefix: `${grid.areaId}#` })
}
