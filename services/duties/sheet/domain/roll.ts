import type { frequencies } from '@wangge/members/contract'

/** Contacts a week that a household is owed, by how often its link says it is due. */
export const timesOf: Readonly<Record<(typeof frequencies)[number], number>> = { weekly: 1, 'twice-weekly': 2 }

/** What one fact about a household's link says: from an instant on it is owed so many contacts a week. */
export interface RollEntry {
  readonly householdId: string
  /** Revision of the link that the fact made. */
  readonly linkRev: number
  readonly since: string
  /** One unless told; 0: no longer theirs. */
  readonly times?: number
}

/** Whom one worker owes contacts to, and since when: what was owed at any instant can be told from it. */
export interface Roll {
  readonly memberId: string
  /** The worker's grid. */
  readonly areaId: string
  readonly listingAreaId: string
  /** When the fact was made that `areaId` comes from. */
  readonly placedAt?: string
  readonly entries: RollEntry[]
}

/** Contacts a week by household. */
export type Owed = Readonly<Record<string, number>>

/** What is over is kept this long, so that a week opened late still finds what was owed at its cut-off. */
const keptFor = 100 * 24 * 3_600_000

const times = ({ times = 1 }: RollEntry): number => times

/** By household, then as it happened: a revision that takes a household off a worker and gives it back gives it back last. */
const order = (a: RollEntry, b: RollEntry): number =>
  a.householdId === b.householdId
    ? a.linkRev - b.linkRev || times(a) - times(b)
    : a.householdId < b.householdId
      ? -1
      : 1

/** When an entry stopped counting: at the next one of its household, or by itself when it says that nothing is owed. */
const endOf = (entries: readonly RollEntry[], at: number): string | undefined => {
  const [entry, next] = [entries[at] as RollEntry, entries[at + 1]]
  if (next?.householdId === entry.householdId) return next.since
  return times(entry) === 0 ? entry.since : undefined
}

const isSame = (a: RollEntry, b: RollEntry): boolean =>
  a.householdId === b.householdId && a.linkRev === b.linkRev && times(a) > 0 === times(b) > 0

/** Enters a fact about a link, in whatever order facts come; undefined when it was entered before. */
export const enter = (roll: Roll, entry: RollEntry, areaId: string): Roll | undefined => {
  if (roll.entries.some((known) => isSame(known, entry))) return undefined
  const entries = [...roll.entries, entry].sort(order)
  const isOver = (end: string | undefined) => end !== undefined && Date.parse(entry.since) - Date.parse(end) > keptFor
  const isNewest = times(entry) > 0 && entry.since >= (roll.placedAt ?? '')
  return {
    ...roll,
    ...(isNewest && { areaId, placedAt: entry.since }),
    entries: entries.filter((_, at) => !isOver(endOf(entries, at))),
  }
}

/** What one roll says at an instant, in the order of the households. */
const standing = ({ entries }: Pick<Roll, 'entries'>, instant: string): [householdId: string, times: number][] => {
  const owed: [string, number][] = []
  for (const entry of entries) {
    if (entry.since > instant) continue
    // a household's later entry takes the place of the one before
    if (owed.at(-1)?.[0] === entry.householdId) owed.pop()
    owed.push([entry.householdId, times(entry)])
  }
  return owed
}

/** What a worker owes at an instant, over all their rolls. */
export const owedAt = (rolls: readonly Pick<Roll, 'entries'>[], instant: string): Owed => {
  const [only, ...others] = rolls.map((roll) => standing(roll, instant))
  if (!only) return {}
  if (others.length === 0) return Object.fromEntries(only.filter(([, due]) => due > 0))
  const owed = new Map(only)
  for (const [householdId, due] of others.flat()) owed.set(householdId, Math.max(due, owed.get(householdId) ?? 0))
  return Object.fromEntries([...owed].filter(([, due]) => due > 0).sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** Where a worker works: the place their newest link says. */
export const placeOf = (rolls: readonly Pick<Roll, 'areaId' | 'placedAt'>[]): string | undefined =>
  rolls.toSorted((a, b) => ((a.placedAt ?? '') < (b.placedAt ?? '') ? 1 : -1))[0]?.areaId

/** Households that were a worker's at some time between two instants. */
export const theirsBetween = (rolls: readonly Pick<Roll, 'entries'>[], from: string, to: string): Set<string> =>
  new Set(
    rolls.flatMap(({ entries }) =>
      entries.flatMap((entry, at) => {
        const isTheirs = times(entry) > 0 && entry.since <= to && (endOf(entries, at) ?? to) >= from
        return isTheirs ? [entry.householdId] : []
      }),
    ),
  )
