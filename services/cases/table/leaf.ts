import { defineEntity, type Entity, every, type Op, put, type Stored, type Table } from '@wangge/table'
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

const lanes = 32

/** The leaves of many listing areas, some at a time. */
export async function* leaves(
  table: Table,
  entity: LeafEntity,
  listingAreaIds: readonly string[],
  months: Months,
): AsyncGenerator<StoredLeaf> {
  for (let at = 0; at < listingAreaIds.length; at += lanes) {
    const some = listingAreaIds.slice(at, at + lanes)
    for (const found of await Promise.all(some.map((areaId) => leavesOf(table, entity, areaId, months)))) yield* found
  }
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
  const leaf = `${monthOf(at)}#${String(found.length).padStart(4, '0')}`
  return [put(entity, { listingAreaId, leaf, lines: `${line}\n` })]
}

/** One of the five orders as it is written down. */
export interface OrderLine {
  readonly caseId: string
  readonly order: FiveOrder
  readonly areaId: string
  readonly at: string
  readonly confidential: boolean
}

export const orderLine = ({ caseId, order, areaId, at, confidential }: OrderLine): string =>
  `${caseId} ${order} ${areaId} ${at} ${confidential ? 'c' : '-'}`
export const orderOf = (line: string): OrderLine => {
  const [caseId = '', order, areaId = '', at = '', mark] = line.split(' ')
  return { caseId, order: order as FiveOrder, areaId, at, confidential: mark === 'c' }
}
