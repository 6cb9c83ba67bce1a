import type { DataOf, Exactly } from '@wangge/contract'
import type { CaseRules } from '@wangge/county/case-rules'
import { type Actor, type By, type DecisionOf, type EntryOf, illegalIn, type RestOf, wholeOf } from '@wangge/ledger'
import { Problem, say } from '@wangge/problem'
import type * as z from 'zod'
import type { Standing as Told } from '../contract/facts.ts'
import type { MediationCommand } from '../contract/mediation-words.ts'
import type { Command, Step } from '../contract/words.ts'
import { demandMediated } from '../steps/pending.ts'
import { allowedAt, type CaseFacts, orders, outcomeOf, type Pending, pendingOn } from '../steps/table.ts'
import { type Order, type Outcome, stepTitles } from '../steps/words.ts'
import type { Case } from './case.ts'
import type { Ladder, Standing as Place } from './ladder.ts'
import { type Timing, turn } from './limits.ts'

/** What the county says and who is there, read before deciding. */
export interface Setting {
  readonly now: string
  /** Areas from the county down to where it happened. */
  readonly path: readonly string[]
  readonly timing: Timing
  readonly ladder: Ladder
  readonly ratingDays: number
  /** Days after solving in which it may be opened again; 0: never. */
  readonly reopenDays: number
  readonly rules: CaseRules
}

/** What a case's ledger has lines of: its own commands, and those of its mediations. */
export type LedgerCommand = Command | MediationCommand

/** One line of the ledger and the fact it tells. */
export type Entry<C extends LedgerCommand = LedgerCommand> = EntryOf<CaseFacts, C>

/** What a command does: the case as it is then, and what the ledger gets. */
export type Decision<C extends LedgerCommand = LedgerCommand> = DecisionOf<Case, CaseFacts, C>

/** What it is called, in problems. */
export const caseName = say('事项', 'case')
const words = { name: caseName, titles: stepTitles, orders }

/** What goes only over the whole, or only over a whole without open parts (C17). */
const demandDivided = (command: Command, { step, ...pending }: Pick<Case, 'step'> & Pending): void => {
  const { whole, notOfParts } = orders[command]
  const { parentId, openParts } = pending
  const allowed = allowedAt(step, pending)
  if (notOfParts && parentId)
    throw new Problem(
      'conflict',
      say('分办件不能这样操作，请在主件上进行', 'Not for a part: do it to the case it is part of'),
      {
        facts: { command, parentId, allowed },
      },
    )
  if (whole && openParts)
    throw new Problem('conflict', say('还有分办件没有办完', 'Parts of it are still open'), {
      facts: { command, openParts, allowed },
    })
}

/**
 * Is it about what their own level or one above them did? Then they decide nothing of it (C23); at the top there is
 * nobody else, and the unit that has it works on it as on any other.
 */
const isOwnDoing = ({ aboveAreaId }: Pick<Case, 'aboveAreaId'>, actor: Actor, path: readonly string[]): boolean => {
  const doing = aboveAreaId === undefined ? -1 : path.indexOf(aboveAreaId)
  return doing > 0 && actor.role !== 'department' && path.indexOf(actor.areaId ?? '') >= doing
}

/** Is a command for those at the level a case lies at or above (C10), or, of one about somebody's doing, above them? */
export const isForAbove = (command: Command, found: Case, actor: Actor, path: readonly string[]): boolean => {
  const { notFromBelow, beside }: Order = orders[command]
  if (notFromBelow && actor.isBelow) return true
  return !beside && command !== 'add-evidence' && isOwnDoing(found, actor, path)
}

/** What went up is for those above to decide, and for the unit that has it (C10). */
export const demandLevel = ({ entries }: Decision, found: Case, actor: Actor, path: readonly string[]): void => {
  const [given] = entries
  if (actor.kind !== 'member' || !given || !(given.command in orders)) return
  const command = given.command as Command
  const { ofUnit }: Order = orders[command]
  if (actor.isOutside && ofUnit)
    throw new Problem('forbidden', say('已派给单位，由该单位办理', 'It was sent to a unit: theirs to handle'), {
      facts: { rule: 'of-unit', unitId: found.unitId },
    })
  if (!isForAbove(command, found, actor, path)) return
  throw new Problem('forbidden', say('事项已到上一级，由上级办理', 'It lies with a higher level: theirs to decide'), {
    facts: { rule: 'not-from-below', level: found.level },
  })
}

/** The outcome of a command at the case's step, or the refusal that names the legal ones. */
export const legal = (command: Command, { step, ...pending }: Pick<Case, 'step'> & Pending, when?: string): Outcome => {
  const outcome = outcomeOf(command, step, when)
  if (!outcome) throw illegalIn(words, { command, step, allowed: allowedAt(step, pending) })
  demandDivided(command, { step, ...pending })
  demandMediated(pending.mediation, outcome.to, command)
  return outcome
}

/** One of the outcomes of a command that is legal. */
export const outcomeFor = (command: Command, step: Step, when: string): Outcome =>
  outcomeOf(command, step, when) as Outcome

/** Takes the step: new step, limits turned, and lies where `standing` says. */
export const move = (
  found: Case,
  outcome: Outcome,
  { now, timing }: Pick<Setting, 'now' | 'timing'>,
  standing: Place = found,
  days = 0,
): Case => {
  const { level, rungId, holder, vacant } = standing
  const step = outcome.to === 'same' ? found.step : outcome.to
  // with a new round its questions are counted anew
  const { waited: _, ...anew } = found
  const { extension, awayFrom, ...rest } = outcome.to === 'reported' ? anew : found
  // what was asked for a limit is void when that limit ends or is put off
  const isOver = outcome.stops?.includes('handle') || outcome.renews || outcome.extends
  const isStill = holder.role === found.holder.role && holder.areaId === found.holder.areaId && !holder.memberId
  const kept = { ...rest, ...(!isOver && extension && { extension }), ...(isStill && awayFrom && { awayFrom }) }
  const isMoved = found.head !== '' && (step !== found.step || level !== found.level)
  const moved = isMoved ? { ...kept, movedAt: now, stuckAt: undefined } : kept
  return turn({ ...moved, step, level, holder, rungId, vacant }, outcome, now, timing, days)
}

/** What every fact of a case says: ids and where it stands, never a name, phone or address. */
type Standing = Omit<z.input<typeof Told>, keyof By<Step>>
/** The same, and who took the step from where: what every line says. */
export type Said = Standing & By<Step>

const standingData = (state: Case): Standing => {
  const { caseId, areaId, step, category, class: kind, level, holder, subjectId, dueAt, confidential, parentId } = state
  const provisional = dueAt !== undefined && state.flagged
  const pending = pendingOn(state).filter((name) => name !== 'parentId')
  return {
    caseId,
    areaId,
    step,
    category,
    class: kind,
    level,
    holder,
    ...(subjectId && { subjectId }),
    ...(dueAt && { dueAt }),
    ...(provisional && { provisional }),
    ...(confidential && { confidential: true }),
    ...(parentId && { parentId }),
    ...(pending.length > 0 && { pending }),
  }
}

/** What the fact of a command says besides where the case stands and who took the step, or besides `P`. */
export type RestOfFact<C extends LedgerCommand, P = Said> = RestOf<DataOf<CaseFacts[C]>, P>

/** Of which case a line is, who took the step, and what they said. */
export interface Taking {
  readonly before?: Case
  readonly after: Case
  readonly actor: Actor
  readonly note?: string | undefined
}

/** What every line says of a case as it stands now. */
export const saidOf = ({ before, after, actor }: Taking): Said => ({
  ...standingData(after),
  ...(before && { from: before.step }),
  ...(actor.memberId && { actorId: actor.memberId }),
})

/** The ledger's line for a step taken, of what is said in every line of its kind, and the rest. */
export const lineOf = <C extends LedgerCommand, P extends Said>(
  command: C,
  { actor, note }: Pick<Taking, 'actor' | 'note'>,
  said: P,
  rest: RestOfFact<C, P>,
): Entry<C> => ({
  command,
  actor,
  ...(note !== undefined && { note }),
  data: wholeOf<DataOf<CaseFacts[C]>, P>(said, rest),
})

/** The ledger's line for a step taken. */
export const entry = <C extends LedgerCommand, D extends RestOfFact<C>>(
  command: C,
  { data, ...taking }: Taking & { readonly data: Exactly<D, RestOfFact<C>> },
): Entry<C> => lineOf<C, Said>(command, taking, saidOf(taking), data)
