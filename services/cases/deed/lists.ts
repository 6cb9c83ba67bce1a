import type { Within } from '@wangge/county'
import type { Ports } from '@wangge/http'
import { every } from '@wangge/table'
import { liesIn } from '../domain/deed.ts'
import { type DeedBriefRow, DeedRow, deedsIn } from '../table.ts'

interface Wanted {
  readonly period?: string | undefined
  readonly list?: string | undefined
}

/** Which of the items in sight are asked for. */
export const asks =
  ({ period, list }: Wanted) =>
  (brief: DeedBriefRow): boolean =>
    (list === undefined || brief.list === list) && (period === undefined || liesIn(brief.period, period))

/** The stretch of a partition that a period lies in: what lies within a year begins with it. */
export const stretchOf = ({ period }: Wanted): { prefix?: string } =>
  period === undefined ? {} : { prefix: period.slice(0, 4) }

/** Every item that a figure may count: partition by partition, because all of them are read. */
export const everyDeed = async (
  wanted: Wanted,
  { listingAreaIds, has }: Within,
  { table }: Pick<Ports, 'table'>,
): Promise<DeedBriefRow[]> => {
  const isAsked = asks(wanted)
  const inOne = async (areaId: string): Promise<DeedBriefRow[]> => {
    const range = { ...stretchOf(wanted), limit: 100 }
    const found: DeedBriefRow[] = []
    for await (const brief of every((after) => table.listIndex(DeedRow, 1, deedsIn(areaId), { ...range, after })))
      if (isAsked(brief) && (await has(brief.areaId))) found.push(brief)
    return found
  }
  return (await Promise.all(listingAreaIds.map(inOne))).flat()
}
