import { defineEntity, type Entity, type Stored, type Table } from '@wangge/table'
import { isoOf } from '@wangge/time'
import * as z from 'zod'
import type { FiveOrder } from '../contract/finding.ts'

/** Lines about many cases in one row: what a search or a figure looks through, where a row each would be read by the thousand. */
const Leaf = z.object({
  listingAreaId: z.string(),
  /**
   * `2026-11#@2026-11-05T…`: the month its lines are of, in UTC, and the key from which on they lie in it, up to the next
   * leaf; nothing after the `@` in the first of a month. `2026-11#0003` is a leaf of before lines lay by keys.
   */
  leaf: z.string(),
  /** Each ends with a newline and begins with a case's number. */
  lines: z.string(),
  /** Lines of its month may also lie in leaves of before lines lay by keys. */
  older: z.boolean().optional(),
})
type LeafKey = Pick<z.output<typeof Leaf>, 'listingAreaId' | 'leaf'>

/** A case's words, folded, in the month it was reported in: number, instant, then words of text and place. */
export const SearchLeaf = defineEntity('cases', 'words', {
  schema: Leaf,
  key: ({ listingAreaId, leaf }: LeafKey) => [`words#${listingAreaId}`, leaf],
})

/** The five orders given in a month: number, order, area, instant, and whether the case is confidential. */
export const OrderLeaf = defineEntity('cases', 'orders', {
  schema: Leaf,
  key: ({ listingAreaId, leaf }: LeafKey) => [`orders#${listingAreaId}`, leaf],
})
export type LeafEntity = typeof SearchLeaf | typeof OrderLeaf
export type StoredLeaf = Stored<typeof SearchLeaf>

export const leavesPartition = (entity: Entity, listingAreaId: string): string => `${entity.name}#${listingAreaId}`
/** The month of an instant, of a key or of a leaf. */
export const monthOf = (instant: string): string => instant.slice(0, 7)

interface Months {
  /** Instants; leaves of their months and of all between. */
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/** Leaves that have nothing of these are not wanted: of every group one. */
interface Texts {
  readonly texts?: readonly (readonly string[])[] | undefined
}

/** All leaves of some months, or those that have one text of each group. */
export const leavesIn = async (
  table: Table,
  entity: LeafEntity,
  listingAreaIds: readonly string[],
  { from, to, texts }: Months & Texts,
) => {
  const found: StoredLeaf[] = []
  const partitions = listingAreaIds.map((areaId) => leavesPartition(entity, areaId))
  const holding = texts && { field: 'lines', texts }
  const range = { from: from && monthOf(from), to: to && `${monthOf(to)}#~`, holding }
  for await (const some of table.sweep(entity, undefined, partitions, range)) found.push(...some)
  return found
}

const weekMs = 7 * 24 * 3_600_000
const monthBefore = (month: string): string =>
  monthOf(new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)) - 2)).toISOString())

/** The leaves of many listing areas: those of at least the last week first, since most first pages end there. */
export async function* leaves(
  table: Table,
  entity: LeafEntity,
  listingAreaIds: readonly string[],
  { from, to, now, texts }: Texts & { from?: string | undefined; to: string; now: string },
): AsyncGenerator<readonly StoredLeaf[]> {
  const weekBefore = monthOf(isoOf(Date.parse(to < now ? to : now) - weekMs))
  const isAll = from !== undefined && monthOf(from) >= weekBefore
  yield leavesIn(table, entity, listingAreaIds, { from: isAll ? from : weekBefore, to, texts })
  if (!isAll) yield leavesIn(table, entity, listingAreaIds, { from, to: monthBefore(weekBefore), texts })
}

/** The lines of a leaf. */
export const linesOf = ({ lines }: Pick<StoredLeaf, 'lines'>): string[] => lines.split('\n').slice(0, -1)

/** One of the five orders as it is written down. */
export interface OrderLine {
  readonly caseId: string
  readonly order: FiveOrder
  readonly areaId: string
  readonly at: string
  readonly confidential: boolean
}

const letters = { placed: 'p', accepted: 'a', dispatched: 'd', done: 'o', rated: 'r' } as const
const orderBehind = Object.fromEntries(Object.entries(letters).map(([order, letter]) => [letter, order as FiveOrder]))

export const orderLine = ({ caseId, order, areaId, at, confidential }: OrderLine): string =>
  `${caseId} ${letters[order]} ${areaId} ${at} ${confidential ? 'c' : '-'}`

/** Are all instants of this month in UTC within the span? */
const isWithin = (month: string, { from, to }: { from: string; to: string }): boolean =>
  from <= `${month}-01T00:00:00.000Z` && to >= `${month}-31T23:59:59.999Z`

/**
 * The orders of a leaf that were given in a span, or only one of the five. Taken apart where they stand, without a line
 * of its own for each: a county's year has two hundred thousand of them.
 */
export function* ordersIn(
  { leaf, lines }: Pick<StoredLeaf, 'leaf' | 'lines'>,
  span: { from: string; to: string },
  only: FiveOrder | undefined,
): Generator<OrderLine> {
  const isWhole = isWithin(monthOf(leaf), span)
  const letter = only && letters[only]
  for (let start = 0, end = lines.indexOf('\n'); end >= 0; start = end + 1, end = lines.indexOf('\n', start)) {
    const first = lines.indexOf(' ', start)
    const kind = lines.charAt(first + 1)
    if (letter !== undefined && kind !== letter) continue
    const at = lines.slice(end - 26, end - 2)
    if (!isWhole && (at < span.from || at > span.to)) continue
    yield {
      caseId: lines.slice(start, first),
      order: orderBehind[kind] as FiveOrder,
      areaId: lines.slice(first + 3, end - 27),
      at,
      confidential: lines.charAt(end - 1) === 'c',
    }
  }
}

/** What a line says. */
export const orderOf = (line: string): OrderLine => {
  const [caseId = '', letter = '', areaId = '', at = '', mark] = line.split(' ')
  return { caseId, order: orderBehind[letter] as FiveOrder, areaId, at, confidential: mark === 'c' }
}
