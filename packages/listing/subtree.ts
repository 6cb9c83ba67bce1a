import { allow, type KnownAction, type Principal } from '@wangge/access'
import type { Within } from '@wangge/county'
import type { Ports } from '@wangge/http'
import { type Brief, type Entity, type Page, sift } from '@wangge/table'
import { areasAsked } from './areas-asked.ts'

interface Wanted<B> {
  /** Partition of index 1 of a listing area. */
  readonly partition: (listingAreaId: string) => string
  readonly where: (brief: B) => boolean
  readonly limit: number | undefined
  readonly after: string | undefined
}

/** A page of what lies in some subtrees, the latest first. */
export const pageWithin = <E extends Entity>(
  entity: E,
  { listingAreaIds, has }: Within,
  { partition, where, limit, after }: Wanted<Brief<E> & { areaId: string }>,
  { table }: Pick<Ports, 'table'>,
): Promise<Page<Brief<E> & { areaId: string }>> =>
  sift(
    (range) =>
      table.merge(entity, 1, listingAreaIds.map(partition), {
        ...range,
        reverse: true,
        where: where as never,
      }) as Promise<Page<Brief<E> & { areaId: string }>>,
    { limit, after },
    ({ areaId }) => has(areaId),
  )

/** A page of what lies in a subtree of the caller's, or in all of them. */
export const subtreePage = async <E extends Entity>(
  entity: E,
  action: KnownAction,
  area: string | undefined,
  wanted: Wanted<Brief<E> & { areaId: string }>,
  principal: Principal,
  ports: Ports,
): Promise<Page<Brief<E> & { areaId: string }>> => {
  const areas = await areasAsked(area, action, principal, ports)
  if (areas) return pageWithin(entity, areas, wanted, ports)
  allow(principal, action)
  return { items: [] }
}
