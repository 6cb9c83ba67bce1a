import { grantsOf, type KnownAction, may, type Principal, person } from '@wangge/access'
import { categoryOf, leafCategories } from '@wangge/county'
import type { WorkPorts } from '@wangge/events'
import { type Actor, actorOf } from '@wangge/ledger'
import { Problem } from '@wangge/problem'
import type { Command } from '../contract/words.ts'
import type { Case } from '../domain/case.ts'
import { type Beside, openTo, openToReporter } from '../domain/hinder.ts'
import { isBelow, rungIdOf } from '../domain/ladder.ts'
import { isForAbove, type Setting } from '../domain/order.ts'
import { orders, outcomeOf } from '../steps/table.ts'
import type { Order } from '../steps/words.ts'
import { CaseRow } from '../table/case.ts'
import { mayName } from './gate.ts'
import { settingOf } from './setting.ts'

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

/** What of the county and of its whole a refusal may depend on. */
const besideOf = async (
  found: Case,
  { table, county, vault }: Pick<WorkPorts, 'table' | 'county' | 'vault'>,
): Promise<Beside> => {
  const { parentId, category, confidential, class: kind, step, subjectId } = found
  const [config, whole, subject] = await Promise.all([
    county.config(),
    parentId === undefined ? undefined : table.get(CaseRow, { caseId: parentId }),
    subjectId === undefined ? undefined : vault.subject(subjectId),
  ])
  const leaf = leafCategories(config).find(({ code }) => code === category)
  const isShown = leaf?.public === true && kind !== 'mediation' && step !== 'cancelled' && step !== 'merged'
  return {
    demanded: categoryOf(config, category)?.confidential === true,
    isReachable: subject?.phone !== undefined,
    isPublic: isShown && !confidential && parentId === undefined,
    isWholeOpen: whole !== undefined && outcomeOf('reopen-part', whole.step) !== undefined,
  }
}

type Ports = Pick<WorkPorts, 'table' | 'county' | 'access' | 'vault'>

/** Of what nothing about the case refuses, what somebody may do themselves: the buttons to draw for them (C6). */
export const yoursOf = async (
  found: Case,
  principal: Principal,
  setting: Setting,
  ports: Ports,
): Promise<Command[]> => {
  const { memberId } = person(principal)
  const { unitId, handlerId, extension, viewers = [] } = found
  const { path } = setting
  const isRight = (command: Command): boolean => {
    const { who, action, otherThanHandler, ofUnit }: Order = orders[command]
    if (!who.includes('staff') || !action) return false
    const known = action as KnownAction
    if (!may(principal, known, { path, unitIds: unitId ? [unitId] : [] })) return false
    if (otherThanHandler && memberId === handlerId) return false
    if (command === 'decide-extension' && memberId === extension?.memberId) return false
    if (ofUnit && isOutsideUnit(principal, found, known, path)) return false
    const actor = actorOf(principal, known, path, { unitId, rungId: rungIdOf(found) })
    const isBelow = isFromBelow(principal, found, actor, path)
    return !isForAbove(command, found, isBelow ? { ...actor, isBelow } : actor, path)
  }
  const right = openTo(found, setting, await besideOf(found, ports)).filter(isRight)
  const named = await Promise.all(viewers.map((viewerId) => mayName(principal, found, ports, viewerId)))
  const isNaming = right.includes('name-viewer') && (await mayName(principal, found, ports))
  return right.filter(
    (command) => (command !== 'name-viewer' || isNaming) && (command !== 'remove-viewer' || named.includes(true)),
  )
}

/** A refusal for how things stand says what the caller may do with this case instead (C6). */
export const withAllowed = async (
  error: unknown,
  found: Case,
  principal: Principal,
  ports: Ports & Pick<WorkPorts, 'now'>,
): Promise<unknown> => {
  if (!(error instanceof Problem) || error.code !== 'conflict') return error
  const setting = await settingOf(ports, found, 'nobody')
  const allowed =
    principal.kind === 'person'
      ? await yoursOf(found, principal, setting, ports)
      : openToReporter(found, setting, await besideOf(found, ports))
  const { detail, facts, fields } = error
  return new Problem('conflict', detail, { facts: { ...facts, step: found.step, allowed }, fields, cause: error })
}
