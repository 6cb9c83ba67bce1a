import type { Actor } from '@wangge/ledger'
import { invalid, Problem, say } from '@wangge/problem'
import type { Case } from './case.ts'
import { titleFor } from './handle.ts'
import { isOn, levelOf, lowest, rungIdOf, type Standing } from './ladder.ts'
import { type Decision, entry, legal, move, outcomeFor, type Setting } from './order.ts'

/** What a case is filed under. */
export type Filed = Pick<Case, 'areaId' | 'listingAreaId' | 'category' | 'class' | 'place' | 'confidential'>

export interface Correction {
  readonly filed: Filed
  readonly reason: string
  /** Nobody of the unit that has it acts where it happened. */
  readonly leavesUnit?: boolean
  /** Answers that the new form does not ask for, and the version of the form that the others are answers to. */
  readonly setAside?: string | undefined
  readonly formVersion?: number | undefined
}

const isMoved = (found: Case, { areaId }: Pick<Filed, 'areaId'>): boolean => areaId !== found.areaId

const demandOther = (found: Case, { category, class: kind, areaId, place }: Filed): void => {
  const isSamePlace = place?.lon === found.place?.lon && place?.lat === found.place?.lat
  if (category === found.category && kind === found.class && areaId === found.areaId && isSamePlace)
    throw invalid('category', say('须更正类别、分级、网格、位置中的一项', 'Correct its category, class, grid or place'))
}

/** Who is told of a merged case would be told of a confidential one; and a part is where its whole is. */
const demandPossible = (found: Case, filed: Filed): void => {
  if (filed.confidential && !found.confidential && found.merged?.length)
    throw new Problem('conflict', say('其下有并案，请先撤销', 'Others were merged into it'), {
      facts: { merged: found.merged },
    })
  if (found.parentId !== undefined && isMoved(found, filed))
    throw new Problem('conflict', say('分办件的地点随主件更正', 'A part is where its whole is: correct that'), {
      facts: { parentId: found.parentId },
    })
}

/** Where it lies as what it is now: with the same hands while their level is on its ladder, else at that level there. */
const standingAs = (found: Case, { ladder }: Setting, leavesUnit: boolean): Standing => {
  const { level, rungId, holder } = found
  const here: Standing = { level, holder, ...(rungId && { rungId }) }
  const isHere = ladder.some(({ areaId }) => areaId === rungIdOf(found))
  const there = isOn(ladder, found) ? levelOf(ladder, found) : lowest(ladder, found)
  const { unitId } = holder
  if (unitId === undefined || leavesUnit) return isHere && !leavesUnit ? here : there
  return isHere ? here : { level: there.level, holder: { role: 'department', areaId: rungIdOf(there), unitId } }
}

/** Does the limit that runs run otherwise from here on: it is another, or somebody else's? */
const isOtherLimit = (found: Case, next: Case, { timing }: Setting): boolean => {
  if (found.limit === undefined) return false
  const [was, is] = [found, next].map((one) => timing.limitFor(found.limit as NonNullable<Case['limit']>, one))
  const isSame = was?.kind === is?.kind && was?.amount === is?.amount
  return !isSame || rungIdOf(found) !== rungIdOf(next)
}

/** While the resident is waited for their time runs on; the limit of handling is begun anew after it. */
const whileWaiting = (found: Case, leavesUnit: boolean): Case => {
  const { stopped, ...rest } = found
  const { handle: _, ...others } = stopped ?? {}
  const isLeft = Object.keys(others).length > 0
  return { ...rest, ...(isLeft && { stopped: others }), ...(leavesUnit && { waitsFrom: 'accepted' as const }) }
}

/**
 * Filed under what it is. Number, token, ledger and what was found late stay; holder, ladder and limits are from here on
 * those of a case of that kind in that place. A limit that would be the same in the same hands runs on, so that nobody
 * wins time by it.
 */
export const correct = (found: Case, correction: Correction, actor: Actor, setting: Setting): Decision<'correct'> => {
  const { filed, reason, leavesUnit = false, setAside, formVersion } = correction
  legal('correct', found)
  demandOther(found, filed)
  demandPossible(found, filed)
  return refile(found, { filed, reason, leavesUnit, setAside, formVersion }, actor, setting)
}

/** The same of a part, which goes where its whole goes. */
export const refile = (
  found: Case,
  { filed, reason, leavesUnit = false, setAside, formVersion }: Correction,
  actor: Actor,
  setting: Setting,
): Decision<'correct'> => {
  const { place: _, confidential: __, unitId, ...rest } = found
  const standing = standingAs(found, setting, leavesUnit)
  const refiled: Case = {
    ...rest,
    ...filed,
    ...(unitId && !leavesUnit && { unitId }),
    ...(formVersion !== undefined && { formVersion }),
    title: titleFor({ ...found, confidential: filed.confidential }),
  }
  const next: Case = { ...refiled, ...standing, rungId: standing.rungId }
  const isWaiting = found.step === 'waiting'
  const renews = !isWaiting && (leavesUnit || isOtherLimit(found, next, setting))
  const when = renews ? (leavesUnit && found.holder.unitId !== undefined ? 'leaves-unit' : 'renews') : 'stays'
  const before = isWaiting ? whileWaiting(refiled, leavesUnit) : refiled
  const state = move(before, outcomeFor('correct', found.step, when), setting, standing)
  const { areaId, listingAreaId, category, class: kind, confidential } = found
  const data = {
    was: { areaId, listingAreaId, category, class: kind, ...(confidential && { confidential: true as const }) },
    previous: found.holder,
    reportedAt: found.reportedAt,
    ...(state.lateAt && { lateAt: state.lateAt }),
    ...(setAside !== undefined && { setAside }),
  }
  return { state, entries: [entry('correct', { before: found, after: state, actor, note: reason, data })] }
}
