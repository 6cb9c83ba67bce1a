import { type Principal, unitScopes } from '@wangge/access'
import type { Ports } from '@wangge/http'
import type { Range } from '@wangge/table'
import {
  areaOfWord,
  type CaseBriefRow,
  CaseRow,
  lineOf,
  listingAreaIn,
  placeIn,
  singleMark,
} from '../../case/table/case.ts'
import { everyVisible, fromIndex, gate, type Source, type Wanted } from './lists.ts'

/** What a count asks of a line. */
export type Countable = Pick<
  CaseBriefRow,
  | 'areaId'
  | 'step'
  | 'category'
  | 'class'
  | 'reportedAt'
  | 'dueAt'
  | 'holder'
  | 'confidential'
  | 'viewers'
  | 'urges'
  | 'flagged'
>
interface Counted {
  readonly line: Countable
  readonly times: number
}
type Part = Pick<Range, 'from' | 'to' | 'having'>
/** A question that can be counted. */
export interface Asked extends Wanted {
  readonly where?: (line: Countable) => boolean
}

const placesIn = (closed: readonly string[], part: Part, { table }: Pick<Ports, 'table'>) =>
  table.sorts(CaseRow, 1, closed, { ...part, whole: singleMark })

/** A list by area. Closed cases, twenty to an open one, are counted by where they lie. */
export interface ByArea extends Source {
  readonly open: Source
  readonly closed: Source
  places(): ReturnType<typeof placesIn>
}

/** The list of some partitions of open cases and some of closed ones. */
export const byArea = (
  { open, closed }: { open: readonly string[]; closed: readonly string[] },
  part: Part,
  ports: Pick<Ports, 'table'>,
): ByArea => ({
  ...fromIndex(1, [...open, ...closed], part, ports),
  open: fromIndex(1, open, part, ports),
  closed: fromIndex(1, closed, part, ports),
  places: () => placesIn(closed, part, ports),
})

const isByArea = (source: Source): source is ByArea => 'places' in source

type IsOpenTo = (line: Countable) => boolean | Promise<boolean>

/** Closed cases that somebody may see; nothing when some were last written before their places told enough. */
const closedLines = async (source: ByArea, isVisible: IsOpenTo): Promise<Counted[] | undefined> => {
  const kinds = new Map<string, { line: Countable; times: number }>()
  const single: Counted[] = []
  for await (const { partition, sorts, briefs } of source.places()) {
    for (const line of briefs) if (await isVisible(line)) single.push({ line, times: 1 })
    const areas = new Map<string, boolean>()
    for (const sort of sorts) {
      const place = placeIn(sort)
      if (!place) return undefined
      const { area, reportedAt, kind } = place
      const known = kinds.get(kind)
      let isIn = areas.get(area)
      if (!known || isIn === undefined) {
        const areaId = areaOfWord(listingAreaIn(partition), area)
        const line = { ...lineOf(kind), areaId, reportedAt, holder: { role: '', areaId } }
        isIn ??= await isVisible(line)
        areas.set(area, isIn)
        if (isIn && !known) kinds.set(kind, { line, times: 0 })
      }
      const counted = isIn ? kinds.get(kind) : undefined
      if (counted) counted.times++
    }
  }
  return [...kinds.values(), ...single]
}

/** Lines that walking all pages would show, in any order, those that are alike together. */
export async function* countedLines(
  source: Source,
  wanted: Asked,
  principal: Principal,
  ports: Pick<Ports, 'county' | 'access' | 'table'>,
): AsyncGenerator<Counted> {
  const each = async function* (some: Source): AsyncGenerator<Counted> {
    for await (const line of everyVisible(some, wanted, principal, ports)) yield { line, times: 1 }
  }
  const { action, area, also, where } = wanted
  // where a case lies does not say which unit it is or was with
  if (!isByArea(source) || also || unitScopes(principal, action).length > 0) return yield* each(source)
  yield* each(source.open)
  const closed = await closedLines(source, gate<Countable>({ action, area }, principal, ports))
  if (!closed) return yield* each(source.closed)
  for (const counted of closed) if (where?.(counted.line) !== false) yield counted
}
