import { grantsOf, type Principal, person, unitScopes } from '@wangge/access'
import type { Ports } from '@wangge/http'
import { holderPartition } from '../table/case.ts'

/** Partitions of index 1 over the subtree of an area, or over everything the principal may take this action on. */
export const partitionsUnder = async (
  areaIds: readonly string[],
  kinds: readonly ((listingAreaId: string) => string)[],
  { county }: Pick<Ports, 'county'>,
): Promise<string[]> => {
  const { listingAreaIds } = await county.within(areaIds)
  return listingAreaIds.flatMap((areaId) => kinds.map((kind) => kind(areaId)))
}

/** Partitions of index 3 that are the caller's: their own, those of the posts they fill, and of their units. */
export const partitionsOf = (principal: Principal): string[] => {
  const { memberId } = person(principal)
  const grants = grantsOf(principal)
  const unitIds = unitScopes(principal, 'case.read')
  return [
    holderPartition({ memberId }),
    ...unitIds.map((unitId) => holderPartition({ unitId })),
    ...grants.map(({ role, areaId }) => holderPartition({ role, areaId })),
  ]
}
