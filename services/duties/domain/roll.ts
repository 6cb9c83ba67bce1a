/** One household on a worker's roll, with the span in which a contact is owed. */
export interface RollEntry {
  readonly householdId: string
  /** Revision of the link that this entry reflects; a lower one is ignored. */
  readonly linkRev: number
  readonly since: string
  readonly until?: string
}

/** Whom one worker owes contacts to. */
export interface Roll {
  readonly memberId: string
  readonly areaId: string
  readonly listingAreaId: string
  readonly entries: RollEntry[]
}

/** An ended link is kept this long, so that a week opened late still finds what was owed at its cut-off. */
const keptFor = 100 * 24 * 3_600_000

type Change = { readonly householdId: string; readonly linkRev: number; readonly at: string }

const without = (roll: Roll, { householdId, at }: Change): RollEntry[] =>
  roll.entries.filter(
    (entry) =>
      entry.householdId !== householdId &&
      (entry.until === undefined || Date.parse(at) - Date.parse(entry.until) < keptFor),
  )
const entryOf = (roll: Roll, { householdId }: Change) => roll.entries.find((entry) => entry.householdId === householdId)
const isKnown = (roll: Roll, change: Change) => (entryOf(roll, change)?.linkRev ?? 0) >= change.linkRev

/** Puts a household on the roll; undefined when the roll already knows this or a later revision of the link. */
export const link = (roll: Roll, change: Change): Roll | undefined =>
  isKnown(roll, change)
    ? undefined
    : {
        ...roll,
        entries: [
          ...without(roll, change),
          { householdId: change.householdId, linkRev: change.linkRev, since: change.at },
        ].sort((a, b) => (a.householdId < b.householdId ? -1 : 1)),
      }

/** Takes a household off the roll from `change.at` on; undefined when already known. */
export const unlink = (roll: Roll, change: Change): Roll | undefined => {
  if (isKnown(roll, change)) return undefined
  const entry = entryOf(roll, change)
  return {
    ...roll,
    entries: [
      ...without(roll, change),
      { householdId: change.householdId, linkRev: change.linkRev, since: entry?.since ?? change.at, until: change.at },
    ].sort((a, b) => (a.householdId < b.householdId ? -1 : 1)),
  }
}

/** The households owed a contact at an instant, in the order of their ids. */
export const owedAt = (roll: Roll, instant: string): string[] =>
  roll.entries
    .filter(({ since, until }) => since <= instant && (until === undefined || until > instant))
    .map(({ householdId }) => householdId)
