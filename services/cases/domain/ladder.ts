import type { Case } from './case.ts'

/** An area on the way from the grid up to the county, with who holds which post there now. */
export interface Rung {
  readonly areaId: string
  readonly level: string
  readonly posts: readonly { readonly role: string; readonly memberId: string }[]
}

/** Which posts take cases at which level, in order, and the post that takes what no other is there to take. */
export interface Ladder {
  readonly rolesByLevel: Readonly<Record<string, readonly string[]>>
  readonly dutyRole: string
}

/** Where a case lies. */
export type Standing = Pick<Case, 'level' | 'rungId' | 'holder'>

const isRung = ({ rolesByLevel }: Ladder, { level }: Rung): boolean => (rolesByLevel[level]?.length ?? 0) > 0

/**
 * Who takes a case at a rung: the first of the level's posts that somebody fills, else the duty post there, else the
 * nearest one above. The level stays that of the rung. With nobody anywhere it is the county's duty post, so that a
 * case is never without a holder. `except`: a member who may not be the only one to fill the post (C15).
 */
export const standingAt = (
  rungs: readonly Rung[],
  index: number,
  ladder: Ladder,
  { except, leadersFirst = false }: { except?: string | undefined; leadersFirst?: boolean } = {},
): Standing => {
  const rung = rungs[index] as Rung
  const at = (role: string, areaId: string): Standing => ({
    level: rung.level,
    rungId: rung.areaId,
    holder: { role, areaId },
  })
  const isFilled = ({ posts }: Rung, role: string) =>
    posts.some((post) => post.role === role && post.memberId !== except)
  const roles = ladder.rolesByLevel[rung.level] ?? []
  const role = (leadersFirst ? [...roles].reverse() : roles).find((one) => isFilled(rung, one))
  if (role) return at(role, rung.areaId)
  const duty = rungs.slice(index).find((one) => isFilled(one, ladder.dutyRole)) ?? (rungs.at(-1) as Rung)
  return at(ladder.dutyRole, duty.areaId)
}

/** Where a case is on the way up; by its level when its area has been merged into another. */
const placeOf = (rungs: readonly Rung[], { rungId, level }: Pick<Standing, 'rungId' | 'level'>): number => {
  const exact = rungs.findIndex(({ areaId }) => areaId === rungId)
  return exact < 0 ? rungs.findIndex((rung) => rung.level === level) : exact
}

/** Index of the first rung of the ladder at or above a place on the way up; -1 beyond the top. */
const nextRung = (rungs: readonly Rung[], from: number, ladder: Ladder): number =>
  rungs.findIndex((rung, index) => index >= from && isRung(ladder, rung))

/** Where a case of this grid begins: the lowest rung. */
export const lowest = (rungs: readonly Rung[], ladder: Ladder): Standing =>
  standingAt(rungs, Math.max(nextRung(rungs, 0, ladder), 0), ladder)

/** One level up, or undefined at the top. */
export const above = (
  rungs: readonly Rung[],
  here: Pick<Standing, 'rungId' | 'level'>,
  ladder: Ladder,
): Standing | undefined => {
  const next = nextRung(rungs, placeOf(rungs, here) + 1, ladder)
  return next < 0 ? undefined : standingAt(rungs, next, ladder)
}

/** Who checks what was solved here: a post of this level or of the next, leaders first, never only the handler's own. */
export const checkerOf = (
  rungs: readonly Rung[],
  solvedAt: Pick<Standing, 'rungId' | 'level'>,
  handlerId: string,
  ladder: Ladder,
): Standing => {
  const options = { except: handlerId, leadersFirst: true }
  const here = Math.max(placeOf(rungs, solvedAt), 0)
  const found = standingAt(rungs, here, ladder, options)
  if (found.holder.role !== ladder.dutyRole) return found
  const next = nextRung(rungs, here + 1, ladder)
  return next < 0 ? found : standingAt(rungs, next, ladder, options)
}

/** Where a case goes back to after a failed check: to the same hands while they are there, else to whoever is. */
export const backTo = (rungs: readonly Rung[], before: Standing, ladder: Ladder): Standing => {
  const { holder } = before
  if (holder.unitId) return before
  const here = placeOf(rungs, before)
  if (here < 0) return lowest(rungs, ladder)
  const posts = rungs.find(({ areaId }) => areaId === holder.areaId)?.posts ?? []
  const isThere = posts.some(
    ({ role, memberId }) => role === holder.role && (holder.memberId === undefined || memberId === holder.memberId),
  )
  return isThere ? before : standingAt(rungs, here, ladder)
}

/** Where a case lies once it is with a unit: at the level of whoever sent it, unless it is higher already. */
export const withUnit = (rungs: readonly Rung[], found: Standing, senderAreaId: string, unitId: string): Standing => {
  const sender = rungs.findIndex(({ areaId }) => areaId === senderAreaId)
  const rung = rungs[Math.max(sender, placeOf(rungs, found), 0)] as Rung
  return { level: rung.level, rungId: rung.areaId, holder: { role: 'department', areaId: rung.areaId, unitId } }
}
