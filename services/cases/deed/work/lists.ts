import type { Within } from '@wangge/county'
import type { Ports } from '@wangge/http'
import { liesIn } from '../domain/deed.ts'
import { type DeedBriefRow, DeedRow, deedsIn } from '../table.ts'

interface Wanted {
  readonly period?: string | undefined
  readonly list?: string | undefined
}

/** An answer worked out once for each of the few texts that many items have in common. */
const oncePer = <A>(answerTo: (text: string) => A): ((text: string) => A) => {
  const answers = new Map<string, A>()
  return (text) => {
    const known = answers.get(text)
    if (known !== undefined) return known
    const answer = answerTo(text)
    answers.set(text, answer)
    return answer
  }
}

/** Which of the items in sight are asked for. */
export const asks = ({ period, list }: Wanted): ((brief: DeedBriefRow) => boolean) => {
  const isWithin = oncePer((one) => period === undefined || liesIn(one, period))
  return (brief) => (list === undefined || brief.list === list) && isWithin(brief.period)
}

/** The stretch of a partition that a period lies in: what lies within a year begins with it. */
export const stretchOf = ({ period }: Wanted): { from?: string; to?: string } => {
  const year = period?.slice(0, 4)
  return year === undefined ? {} : { from: year, to: `${year}~` }
}

/** Every item that a figure may count, in no order. */
export const everyDeed = async (
  wanted: Wanted,
  { listingAreaIds, has }: Within,
  { table }: Pick<Ports, 'table'>,
): Promise<DeedBriefRow[]> => {
  const isAsked = asks(wanted)
  const isHere = oncePer(has)
  const found: DeedBriefRow[] = []
  for await (const briefs of table.sweep(DeedRow, 1, listingAreaIds.map(deedsIn), stretchOf(wanted)))
    for (const brief of briefs) if (isAsked(brief) && (await isHere(brief.areaId))) found.push(brief)
  return found
}
