import { allow } from '@wangge/access'
import type { Within } from '@wangge/county'
import type { Ports } from '@wangge/http'
import { type Brief, type Entity, type Page, sift } from '@wangge/table'
import { type Asking, areasAsked } from './areas-asked.ts'

/** How a list is laid out, and which of it is wanted; `B` is what index 1 shows of a thing. */
export interface Listing<B> {
  /** Partition of index 1 of a listing area. */
  readonly partition: (listingAreaId: string) => string
  /** The area that a thing lies in. */
  readonly areaOf: (brief: B) => string
  /** Leaves out what is not asked for; all unless told. */
  readonly where?: (brief: B) => boolean
  /** From the end of the order, where the latest are. */
  readonly reverse?: boolean
  readonly limit?: number | undefined
  readonly after?: string | undefined
}

/**
 * A page of what lies in some subtrees, as the tree stands now. Complete and in one order: the parts of the list are
 * merged, and what lies beside a narrow area is left out while the page fills.
 */
export const pageWithin = <E extends Entity>(
  entity: E,
  { listingAreaIds, has }: Within,
  { partition, areaOf, where, reverse, limit, after }: Listing<Brief<E>>,
  { table }: Pick<Ports, 'table'>,
): Promise<Page<Brief<E>>> =>
  sift(
    (range) => table.merge(entity, 1, listingAreaIds.map(partition), { ...range, reverse, where }),
    { limit, after },
    (brief) => has(areaOf(brief)),
  )

/** A page of what lies in a subtree of the caller's, or in all of them; whoever may take the action nowhere is refused. */
export const pageAsked = async <E extends Entity>(
  entity: E,
  asking: Asking,
  listing: Listing<Brief<E>>,
  ports: Pick<Ports, 'table' | 'county'>,
): Promise<Page<Brief<E>>> => {
  const areas = await areasAsked(asking, ports)
  if (areas) return pageWithin(entity, areas, listing, ports)
  allow(asking.principal, asking.action)
  return { items: [] }
}
