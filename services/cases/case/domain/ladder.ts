import type { Case } from './case.ts'

/** A level that can hold a case, with who fills which post there now. */
export interface Rung {
  readonly areaId: string
  readonly level: string
  /** In the order they are tried; the last is the duty post (值班), which takes what no other is there to take. */
  readonly posts: readonly string[]
  readonly filled: readonly { readonly role: string; readonly memberId: string }[]
}

/** From the lowest level up to the county. */
export type Ladder = readonly Rung[]

/** Where a case lies. */
export type Standing = Pick<Case, 'level' | 'rungId' | 'holder' | 'vacant'>
/** The same, and of which class it is: an emergency waits for no post to be filled (C2). */
type Classed = Standing & Partial<Pick<Case, 'class'>>

/** The area of the level it is at. */
export const rungIdOf = ({ rungId, holder }: Pick<Standing, 'rungId' | 'holder'>): string => rungId ?? holder.areaId

/** Does somebody of this area act from below the level it lies at? `path`: areas from the county down to where it happened. */
export const isBelow = (
  path: readonly string[],
  here: Pick<Standing, 'rungId' | 'holder'>,
  areaId?: string,
): boolean => {
  const rung = path.indexOf(rungIdOf(here))
  return rung >= 0 && areaId !== undefined && path.indexOf(areaId) > rung
}

interface Choice {
  /** A member who may not be the only one to fill the post (C15). */
  readonly except?: string | undefined
  readonly leadersFirst?: boolean
}

const isFilled = ({ filled }: Rung, role: string | undefined, except?: string): boolean =>
  filled.some((post) => post.role === role && post.memberId !== except)

/** Does somebody fill the post a case lies with, or this member? */
export const fills = (ladder: Ladder, { role, areaId }: Pick<Case['holder'], 'role' | 'areaId'>, memberId?: string) =>
  ladder.some(
    (rung) =>
      rung.areaId === areaId &&
      rung.filled.some((post) => post.role === role && (memberId === undefined || post.memberId === memberId)),
  )

const ordinary = (rung: Rung, { except, leadersFirst }: Choice): string | undefined => {
  const tried = rung.posts.slice(0, -1)
  return (leadersFirst ? tried.toReversed() : tried).find((role) => isFilled(rung, role, except))
}

/**
 * Who takes a case at a rung: the first of its posts that somebody fills, else its duty post, else the nearest duty
 * post above. The level stays that of the rung. With nobody anywhere it is the county's duty post, and known to be vacant: a
 * case is never without a holder.
 */
const standingAt = (ladder: Ladder, index: number, choice: Choice = {}): Standing => {
  const rung = ladder[index] as Rung
  const at = ({ areaId }: Rung, role: string): Standing => ({
    level: rung.level,
    holder: { role, areaId },
    ...(areaId !== rung.areaId && { rungId: rung.areaId }),
  })
  const role = ordinary(rung, choice)
  if (role) return at(rung, role)
  const onDuty = ladder.slice(index).find((one) => isFilled(one, one.posts.at(-1), choice.except))
  const last = onDuty ?? (ladder.at(-1) as Rung)
  return { ...at(last, last.posts.at(-1) as string), ...(!onDuty && { vacant: true as const }) }
}

/** From a rung on up, the nearest that has somebody; where none has, the rung itself. */
const mannedAt = (ladder: Ladder, index: number, choice?: Choice): Standing => {
  const manned = ladder.findIndex((_, n) => n >= index && !standingAt(ladder, n, choice).vacant)
  return standingAt(ladder, manned < 0 ? index : manned, choice)
}

/** Where it lies once it has come to a rung: an emergency at the nearest that has somebody, anything else there. */
const arrivingAt = (ladder: Ladder, index: number, { class: kind }: Partial<Pick<Case, 'class'>>, choice?: Choice) =>
  (kind === 'emergency' ? mannedAt : standingAt)(ladder, index, choice)

/** Where it is on the ladder; by its level when its area has been merged into another. */
const placeOf = (ladder: Ladder, here: Standing): number => {
  const rungId = rungIdOf(here)
  const exact = ladder.findIndex(({ areaId }) => areaId === rungId)
  return exact < 0 ? ladder.findIndex(({ level }) => level === here.level) : exact
}

/** Is the level it is at one of this ladder's? */
export const isOn = (ladder: Ladder, here: Standing): boolean => placeOf(ladder, here) >= 0

/** Where a case begins: the lowest rung. */
export const lowest = (ladder: Ladder, found: Partial<Pick<Case, 'class'>>): Standing => arrivingAt(ladder, 0, found)

/** One level up, over those where nobody is, or undefined at the top (C10). */
export const above = (ladder: Ladder, here: Standing): Standing | undefined => {
  const next = placeOf(ladder, here) + 1
  return next < ladder.length ? mannedAt(ladder, next) : undefined
}

/** Levels between two places, or below the second: passed over, for nobody was there. */
export const passedOver = (ladder: Ladder, to: Standing, from?: Standing): string[] =>
  ladder.slice(from ? placeOf(ladder, from) + 1 : 0, Math.max(placeOf(ladder, to), 0)).map(({ level }) => level)

/** Who has the level it is at, whatever unit or person it lies with now. */
export const levelOf = (ladder: Ladder, here: Classed): Standing =>
  arrivingAt(ladder, Math.max(placeOf(ladder, here), 0), here)

/** Who checks what was solved here: a post of this level or of the next, leaders first, never only the handler's own. */
export const checkerOf = (ladder: Ladder, solvedAt: Classed, handlerId: string): Standing => {
  const choice = { except: handlerId, leadersFirst: true }
  const here = Math.max(placeOf(ladder, solvedAt), 0)
  const has = (index: number) => ordinary(ladder[index] as Rung, choice) !== undefined
  const next = here + 1
  return arrivingAt(ladder, !has(here) && next < ladder.length && has(next) ? next : here, solvedAt, choice)
}

/** Where a case goes back to after a failed check: to the same hands while they are there, else to whoever is. */
export const backTo = (
  ladder: Ladder,
  found: Pick<Case, 'handledAs' | 'handlerId' | 'unitId' | 'selfHandled' | 'class'>,
): Standing => {
  const { handledAs, handlerId, unitId, selfHandled } = found
  const { role = '', rungId: areaId = '' } = handledAs ?? {}
  const index = Math.max(
    ladder.findIndex((rung) => rung.areaId === areaId),
    0,
  )
  const { level, filled } = ladder[index] as Rung
  if (unitId && !selfHandled) return { level, holder: { role: 'department', areaId, unitId } }
  const isThere = filled.some((post) => post.role === role && post.memberId === handlerId)
  return isThere ? { level, holder: { role, areaId, memberId: handlerId } } : arrivingAt(ladder, index, found)
}

/** What the level of an area is called. */
export const levelAt = (ladder: Ladder, areaId: string | undefined): string | undefined =>
  ladder.find((rung) => rung.areaId === areaId)?.level

/** Where a case lies once it is with a unit: at the level of whoever sent it, unless it is higher already. */
export const withUnit = (ladder: Ladder, here: Standing, senderAreaId: string, unitId: string): Standing => {
  const sender = ladder.findIndex(({ areaId }) => areaId === senderAreaId)
  const { level, areaId } = ladder[Math.max(sender, placeOf(ladder, here), 0)] as Rung
  return { level, holder: { role: 'department', areaId, unitId } }
}
