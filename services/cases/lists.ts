import { grantsOf, type KnownAction, may, type Principal, person, unitScopes } from '@wangge/access'
import type { Ports } from '@wangge/http'
import { type Page, type Range, sift } from '@wangge/table'
import { maySee } from './gate.ts'
import { type CaseBriefRow, CaseRow, holderPartition } from './table.ts'

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

interface Wanted {
  readonly action: KnownAction
  readonly area?: string | undefined
  readonly where?: (brief: CaseBriefRow) => boolean
  readonly also?: (brief: CaseBriefRow) => Promise<boolean>
}

/**
 * A page of briefs, each of which the caller may see: the same question as for a single case, asked line by line, so
 * that no list shows what reading would refuse. The page is filled to its limit while there is more.
 */
export const visiblePage = async (
  index: 1 | 3,
  partitions: readonly string[],
  range: Pick<Range, 'limit' | 'after' | 'from' | 'to'>,
  { action, area, where, also }: Wanted,
  principal: Principal,
  { table, county, access }: Pick<Ports, 'table' | 'county' | 'access'>,
): Promise<Page<CaseBriefRow>> => {
  const isVisible = async (brief: CaseBriefRow): Promise<boolean> => {
    const { areaId, holder } = brief
    if (!(await maySee(principal, brief, { access }))) return false
    const path = await county.pathOf(areaId)
    if (area !== undefined && !path.includes(area)) return false
    const unitIds = holder.unitId ? [holder.unitId] : []
    return may(principal, action, { path, unitIds }) && (!also || (await also(brief)))
  }
  return sift((page) => table.merge(CaseRow, index, partitions, { ...page, reverse: true, where }), range, isVisible)
}
