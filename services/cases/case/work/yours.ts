import { grantsOf, type KnownAction, may, type Principal, person } from '@wangge/access'
import { type Actor, actorOf } from '@wangge/ledger'
import type { Command } from '../contract/words.ts'
import type { Case } from '../domain/case.ts'
import { isBelow, rungIdOf } from '../domain/ladder.ts'
import { isForAbove } from '../domain/order.ts'
import { allowedAt, orders } from '../steps/table.ts'
import type { Order } from '../steps/words.ts'

/** Do they act from below the level that a case lies at? Whoever has it in their unit has it. */
export const isFromBelow = (
  principal: Principal,
  found: Pick<Case, 'holder' | 'rungId'>,
  { areaId }: Pick<Actor, 'areaId'>,
  path: readonly string[],
): boolean => {
  const { unitId } = found.holder
  const isTheirs = unitId !== undefined && grantsOf(principal).some((grant) => grant.unitId === unitId)
  return !isTheirs && isBelow(path, found, areaId)
}

/** Are they of neither the unit it was sent to, nor a post at or above whoever sent it there (C8)? */
export const isOutsideUnit = (
  principal: Principal,
  { unitId, sentFrom, ...found }: Pick<Case, 'holder' | 'rungId' | 'unitId' | 'sentFrom'>,
  action: KnownAction,
  path: readonly string[],
): boolean => {
  if (unitId === undefined || grantsOf(principal).some((grant) => grant.unitId === unitId)) return false
  // one that was sent before that was kept lies at its sender's level
  const rungId = sentFrom ?? rungIdOf(found)
  return isBelow(path, { ...found, rungId }, actorOf(principal, action, path, { unitId, rungId }).areaId)
}

/** Of what is allowed at its step, what somebody may do themselves: the buttons to draw for them (C6). */
export const yoursOf = (found: Case, principal: Principal, path: readonly string[]): Command[] => {
  const { memberId } = person(principal)
  const { unitId, handlerId, extension } = found
  const isRight = (command: Command): boolean => {
    const { who, action, otherThanHandler }: Order = orders[command]
    if (!who.includes('staff') || !action) return false
    if (!may(principal, action as KnownAction, { path, unitIds: unitId ? [unitId] : [] })) return false
    if (otherThanHandler && memberId === handlerId) return false
    if (command === 'decide-extension' && memberId === extension?.memberId) return false
    const actor = actorOf(principal, action as KnownAction, path, { unitId, rungId: rungIdOf(found) })
    const isBelow = isFromBelow(principal, found, actor, path)
    return !isForAbove(command, found, isBelow ? { ...actor, isBelow } : actor, path)
  }
  // nothing more can be done to what was erased
  return found.erasedAt ? [] : allowedAt(found.step, found).filter(isRight)
}
