import { defineEntity, type Entity, every, type Op, put, type Stored, type Table } from '@wangge/table'
import { isoOf } from '@wangge/time'
import * as z from 'zod'
import type { FiveOrder } from '../contract.ts'

/** Lines about many cases in one row: what a search or a figure looks through, where a row each would be read by the thousand. */
const Leaf = z.object({
  listingAreaId: z.string(),
  /** `2026-11#00`: the month its lines are of, in UTC, and which of that month's leaves it is. */
  leaf: z.string(),
  /** Each ends with a newline and begins with a case's number. */
  lines: z.string(),
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
type LeafEntity = typeof SearchLeaf | typeof OrderLeaf
type StoredLeaf = Stored<typeof SearchLeaf>

const partitionOf = (entity: Entity, listingAreaId: string): string => `${entity.name}#${listingAreaId}`
const monthOf = (instant: string): string => instant.slice(0, 7)
/** A leaf of this many characters is full: a write of it is billed by the kilobyte. */
const fullAt = 1500

interface Months {
  /** Instants; leaves of their months and of all between. */
  readonly from?: string | undefined
  readonly to?: string | undefined
}

const leavesOf = async (table: Table, entity: LeafEntity, listingAreaId: string, { from, to }: Months) => {
  const leaves: StoredLeaf[] = []
  const range = { from: from && monthOf(from), to: to && `${monthOf(to)}#~`, limit: 100 }
  for await (const leaf of every((after) =>
    table.list(entity, partitionOf(entity, listingAreaId), { ...range, after }),
  ))
    leaves.push(leaf)
  return leaves
}

/** Leaves that have nothing of these are not wanted: of every group one. */
interface Texts {
  readonly texts?: readonly (readonly string[])[] | undefined
}

const leavesIn = async (
  table: Table,
  entity: LeafEntity,
  listingAreaIds: readonly string[],
  { from, to, texts }: Months & Texts,
) => {
  const found: StoredLeaf[] = []
  const partitions = listingAreaIds.map((areaId) => partitionOf(entity, areaId))
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
const isOf = (caseId: string) => (line: string) => line.startsWith(`${caseId} `)

/** Puts other lines in the place of a case's lines; no ops when that changes nothing. */
export const relined = async (
  table: Table,
  entity: LeafEntity,
  { listingAreaId, caseId }: { listingAreaId: string; caseId: string },
  months: Months,
  change: (line: string) => string | undefined,
): Promise<Op[]> => {
  const found = await leavesOf(table, entity, listingAreaId, months)
  return found.flatMap((leaf) => {
    const lines = linesOf(leaf)
      .flatMap((line) => (isOf(caseId)(line) ? (change(line) ?? []) : line))
      .map((line) => `${line}\n`)
      .join('')
    return lines === leaf.lines ? [] : put(entity, { ...leaf, lines })
  })
}

const leafAt = (at: string, n: number): string => `${monthOf(at)}#${String(n).padStart(4, '0')}`
const isFull = (lines: string, line: string): boolean => lines.length + line.length >= fullAt

/** Leaves of a listing area that has none yet, from all its lines. */
export const firstLeaves = (
  entity: LeafEntity,
  listingAreaId: string,
  lines: readonly { readonly at: string; readonly line: string }[],
): Op[] =>
  [...Map.groupBy(lines, ({ at }) => monthOf(at)).values()].flatMap((month) => {
    const texts: string[] = []
    for (const { line } of month) {
      const last = texts.at(-1)
      if (last === undefined || isFull(last, line)) texts.push(`${line}\n`)
      else texts[texts.length - 1] = `${last}${line}\n`
    }
    return texts.map((text, n) => put(entity, { listingAreaId, leaf: leafAt(month[0]?.at as string, n), lines: text }))
  })

/** Adds a line to its month; no ops when it is there. */
export const entered = async (
  table: Table,
  entity: LeafEntity,
  listingAreaId: string,
  at: string,
  line: string,
): Promise<Op[]> => {
  const found = await leavesOf(table, entity, listingAreaId, { from: at, to: at })
  if (found.some((leaf) => linesOf(leaf).includes(line))) return []
  const last = found.at(-1)
  if (last && last.lines.length + line.length < fullAt)
    return [put(entity, { ...last, lines: `${last.lines}${line}\n` })]
  return [put(entity, { listingAreaId, leaf: leafAt(at, found.length), lines: `${line}\n` })]
}

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
