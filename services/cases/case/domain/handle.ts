import { graphemesOf } from '@wangge/contract/words'
import type { Actor } from '@wangge/ledger'
import type { Evidence } from '../contract/words.ts'
import { orders } from '../steps/table.ts'
import type { Case } from './case.ts'
import { demandProof, demandRequired, evidenceData, nothingRequired, type Proving, saidWith } from './evidence.ts'
import { above, checkerOf, fills, levelOf, lowest, passedOver, rungIdOf, withUnit } from './ladder.ts'
import { isOverdue } from './limits.ts'
import { type Decision, entry, legal, move, type Setting } from './order.ts'

/** What is known of a case before it has a step. */
export type NewCase = Omit<Case, 'step' | 'title' | 'reportedAt' | 'level' | 'holder' | 'head'>

const titleLength = 20
const titleOf = (description: string): string => {
  const line = description.replace(/\s+/g, ' ')
  const characters = graphemesOf(line)
  return characters.length <= titleLength ? line : `${characters.slice(0, titleLength).join('')}…`
}

/** What a list calls a case; of a confidential one no list has a word (C20). */
export const titleFor = ({ confidential, description }: Pick<Case, 'confidential' | 'description'>): string =>
  confidential ? '保密事项' : titleOf(description)

/** Opens a case with the lowest post that somebody fills. */
export const report = (what: NewCase, actor: Actor, setting: Setting): Decision => {
  const blank: Case = {
    ...what,
    step: 'reported',
    title: titleFor(what),
    reportedAt: setting.now,
    ...lowest(setting.ladder, what),
    head: '',
  }
  const [outcome] = orders.report.outcomes
  const state = move(blank, outcome as NonNullable<typeof outcome>, setting)
  const { source, sealedToken, unasked } = what
  const passed = passedOver(setting.ladder, state)
  // what the reporter did not get in an answer, as somebody else wrote it down, goes to their phone
  const sent = actor.kind === 'member' && sealedToken && { sealedToken }
  const data = { source, ...(passed.length > 0 && { passedOver: passed }), ...(unasked && { unasked }), ...sent }
  return { state, entries: [entry('report', { after: state, actor, data })] }
}

/** Takes it on. Whoever fills the post it lies with has it personally from here on, and may say that its class is another (C2). */
export const accept = (
  found: Case,
  { note, class: said = found.class }: { note?: string | undefined; class?: Case['class'] | undefined },
  actor: Actor,
  setting: Setting,
): Decision<'accept'> => {
  const outcome = legal('accept', found)
  const { memberId } = actor
  const { ladder } = setting
  // found to be an emergency where nobody is, it waits there no longer
  const here = found.vacant && said === 'emergency' ? levelOf(ladder, { ...found, class: said }) : found
  const holder = memberId && fills(ladder, here.holder, memberId) ? { ...here.holder, memberId } : here.holder
  const { level, rungId, vacant } = here
  const state = move({ ...found, class: said }, outcome, setting, { level, rungId, vacant, holder })
  const data = {
    onTime: !isOverdue(found, setting.now),
    ...(said !== found.class && { previousClass: found.class }),
  }
  return { state, entries: [entry('accept', { before: found, after: state, actor, note, data })] }
}

/** Sends it to a unit. */
export const dispatch = (
  found: Case,
  { unitId, note, ruleId }: { unitId: string; note?: string | undefined; ruleId?: string | undefined },
  actor: Actor,
  setting: Setting,
): Decision => {
  const outcome = legal('dispatch', found)
  const standing = withUnit(setting.ladder, found, actor.areaId ?? '', unitId)
  const dispatches = (found.dispatches ?? 0) + 1
  const state = {
    ...move(found, outcome, setting, standing),
    unitId,
    dispatches,
    ...(actor.areaId && { sentFrom: actor.areaId }),
  }
  const { holder: previous } = found
  const isTaken = previous.unitId !== undefined && previous.unitId !== unitId
  const data = { unitId, ...(ruleId && { ruleId }), ...(isTaken && { previous }) }
  return { state, entries: [entry('dispatch', { before: found, after: state, actor, note, data })] }
}

/** Sent wrongly: back to whoever sent it, and the second time one level up. Each counts against accurate dispatch (C8). */
export const giveBack = (found: Case, { reason }: { reason: string }, actor: Actor, setting: Setting): Decision => {
  legal('return', found)
  const { ladder } = setting
  const returns = (found.returns ?? 0) + 1
  const up = returns > 1 ? above(ladder, found) : undefined
  const outcome = legal('return', found, up ? 'again' : 'first')
  // it is not that unit's any more
  const { unitId, sentFrom: _, ...rest } = found
  const state: Case = { ...move(rest, outcome, setting, up ?? levelOf(ladder, found)), returns }
  const data = { unitId, returns, handedUp: up !== undefined, previousLevel: found.level }
  return { state, entries: [entry('return', { before: found, after: state, actor, note: reason, data })] }
}

/** The unit begins. */
export const start = (found: Case, { note }: { note?: string }, actor: Actor, setting: Setting): Decision => {
  const state = move(found, legal('start', found), setting)
  return { state, entries: [entry('start', { before: found, after: state, actor, note, data: {} })] }
}

/** Solved, with proof; on the spot when nobody was sent for it (C4). It goes to somebody else for the check (C15). */
export const solve = (
  found: Case,
  { evidence, note, field }: { evidence: readonly Evidence[]; note?: string; field?: string },
  actor: Actor,
  setting: Setting,
  proving: Proving = nothingRequired,
): Decision<'solve'> => {
  const outcome = legal('solve', found)
  demandProof(evidence, field)
  demandRequired(evidence, proving, field)
  const { ladder, now } = setting
  const handlerId = actor.memberId as string
  const onTheSpot = outcome.when === 'on-the-spot'
  const onTime = !isOverdue(found, now)
  const { selfHandled: _, ...rest } = found
  const state: Case = {
    ...move(rest, outcome, setting, checkerOf(ladder, found, handlerId)),
    handlerId,
    handledAs: { role: found.holder.role, rungId: rungIdOf(found) },
    solvedAt: now,
    ...(onTheSpot && { selfHandled: true }),
  }
  const data = {
    handlerId,
    handledLevel: found.level,
    selfHandled: onTheSpot,
    onTime,
    rework: found.rework ?? 0,
    ...(found.mediation && { mediation: found.mediation }),
    evidence: evidenceData(evidence),
  }
  const said = saidWith(evidence, note)
  return { state, entries: [entry('solve', { before: found, after: state, actor, note: said, data })] }
}

/** Reported and solved in one go by whoever stands there (现场办结, C4): every step is in the ledger, and it is checked like any other. */
export const solveOnTheSpot = (
  what: NewCase,
  how: { evidence: readonly Evidence[]; note?: string },
  actor: Actor,
  setting: Setting,
  proving: Proving = nothingRequired,
): Decision => {
  const reported = report(what, actor, setting)
  const accepted = accept(reported.state, {}, actor, setting)
  const solved = solve(accepted.state, { ...how, field: 'solve.evidence' }, actor, setting, proving)
  return { state: solved.state, entries: [...reported.entries, ...accepted.entries, ...solved.entries] }
}
