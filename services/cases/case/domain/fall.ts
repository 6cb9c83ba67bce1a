import type { Actor } from '@wangge/ledger'
import { outcomeOf } from '../steps/table.ts'
import type { Outcome } from '../steps/words.ts'
import { type Case, isOpen } from './case.ts'
import { fills, levelOf } from './ladder.ts'
import { type Decision, entry, move, type Setting } from './order.ts'

const itself: Actor = { kind: 'timer' }

/** Its post, where somebody fills that; else who has its level, until its post is filled again. */
const standingLeft = (found: Case, { ladder }: Setting) => {
  const { role, areaId } = found.holder
  const post = { role, areaId }
  if (!found.holder.unitId && fills(ladder, post)) return { level: found.level, rungId: found.rungId, holder: post }
  return levelOf(ladder, found)
}

/**
 * What is the post's again, as whoever had it has left (C10); undefined when they are there. Of a unit in which nobody is
 * left it goes back to the level of whoever sent it, as if it had been sent back, and counts as no return.
 */
export const fallBack = (found: Case, isEmptied: boolean, setting: Setting): Decision | undefined => {
  const { holder: previous } = found
  const { role, areaId, memberId, unitId } = previous
  const isThere = unitId === undefined ? fills(setting.ladder, previous, memberId) : !isEmptied
  if (!isOpen(found) || isThere) return undefined
  const standing = standingLeft(found, setting)
  const { holder } = standing
  const isSame = holder.role === role && holder.areaId === areaId && unitId === undefined
  // nobody is there on the whole way up
  if (isSame && memberId === undefined) return undefined
  const isSent = unitId !== undefined && (found.step === 'dispatched' || found.step === 'started')
  const outcome = outcomeOf('fall-back', found.step, isSent ? 'unit' : 'post') as Outcome
  const { unitId: __, sentFrom, waitsFrom, ...rest } = found
  const moved = move(unitId === undefined ? found : rest, outcome, setting, standing)
  const state: Case = {
    ...moved,
    ...(unitId !== undefined && waitsFrom && { waitsFrom: 'accepted' as const }),
    ...(unitId === undefined && !isSame && { awayFrom: found.awayFrom ?? { role, areaId } }),
  }
  const data = { previous, ...(unitId && { unitId }) }
  return { state, entries: [entry('fall-back', { before: found, after: state, actor: itself, data })] }
}

/** Lies again with the post it fell from, when somebody fills that and nobody took it on meanwhile; else undefined. */
export const comeBack = (found: Case, setting: Setting): Decision | undefined => {
  const { awayFrom, holder: previous, ...rest } = found
  if (!awayFrom || !isOpen(found) || previous.memberId || !fills(setting.ladder, awayFrom)) return undefined
  const outcome = outcomeOf('come-back', found.step) as Outcome
  const state = move({ ...rest, holder: previous }, outcome, setting, { level: found.level, holder: awayFrom })
  return { state, entries: [entry('come-back', { before: found, after: state, actor: itself, data: { previous } })] }
}
