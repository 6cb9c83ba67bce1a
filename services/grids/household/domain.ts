import type { AreaNode } from '@wangge/county/rows'
import { type Fault, say, type Text } from '@wangge/problem'
import type * as z from 'zod'
import type { HouseholdColumns } from './contract/import.ts'
import type { HouseholdBrief } from './contract/register.ts'

const fault = (path: keyof HouseholdColumns, what: Text): Fault => ({ path, what })

/** A household is in exactly one grid, an open basic one. */
export const gridFault = (grid: AreaNode | undefined, today: string): Fault | undefined => {
  if (!grid) return fault('gridCode', say('没有这个网格', 'No such grid'))
  if (grid.kind !== 'basic-grid') {
    return fault('gridCode', say('住户只能属于基本网格', 'A household belongs to a basic grid'))
  }
  if (grid.to !== undefined && grid.to <= today) return fault('gridCode', say('网格已撤销', 'The grid was closed'))
  return undefined
}

/** Everything a row says, as one text: equal rows have equal fingerprints. */
export const fingerprintOf = ({
  gridCode,
  head,
  phone,
  address,
  persons,
  classes,
  landline,
}: HouseholdColumns): string =>
  JSON.stringify([gridCode, head, phone ?? null, address, persons, classes ?? [], ...(landline ? [landline] : [])])

/** A grid's size is a soft bound: odd, never refused. `complete` when no more of its households are to come. */
export const sizeWarning = (
  { count, complete }: { count: number; complete: boolean },
  { from, to }: { from: number; to: number },
): Text | undefined => {
  const bounds = `${from}–${to}`
  if (count > to)
    return say(`网格共 ${count} 户，超过 ${bounds} 户`, `The grid has ${count} households, above ${bounds}`)
  if (complete && count < from) {
    return say(`网格共 ${count} 户，不足 ${bounds} 户`, `The grid has ${count} households, below ${bounds}`)
  }
  return undefined
}

type Shown = z.output<typeof HouseholdBrief>
/** What lists show of a household. */
export const householdView = ({ householdId, areaId, head, address, persons, classes }: Shown): Shown => ({
  householdId,
  areaId,
  head,
  address,
  persons,
  classes,
})
