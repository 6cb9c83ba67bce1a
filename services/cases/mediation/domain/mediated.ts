import type { Exactly } from '@wangge/contract'
import { type Actor, legalIn } from '@wangge/ledger'
import { Problem, say } from '@wangge/problem'
import { deadline } from '@wangge/time'
import type { Mediating, MediationCommand, MediationStep } from '../../case/contract/mediation-words.ts'
import type { Case } from '../../case/domain/case.ts'
import { type Decision, lineOf, type RestOfFact, type Said, type Setting, saidOf } from '../../case/domain/order.ts'
import { mediable, mediationAllowed, mediationOrders, mediationTable } from '../../case/steps/mediation.ts'
import { stepTitles } from '../../case/steps/words.ts'
import { type Mediation, mediatingOf } from './mediation.ts'

/** What a command does to a mediation: it as it is then, its case, and what the case's ledger gets. */
export interface Mediated<C extends MediationCommand = MediationCommand> extends Decision<C> {
  readonly mediation: Mediation
}

/** What every fact of a mediation says: where its case and itself stand, and who took the step. */
interface SaidOfIt extends Said {
  readonly mediation: Mediating
}
type Rest<C extends MediationCommand> = RestOfFact<C, SaidOfIt>

/** Who gives a command, where, and what the ledger is told besides. */
export interface Giving<D> {
  readonly actor: Actor
  readonly setting: Setting
  readonly note?: string | undefined
  readonly data: D
}

/** When what begins now should have ended. */
export const dueFrom = ({ now, timing, rules }: Setting): string =>
  deadline({ from: now, kind: 'natural-days', amount: rules.mediation.days, ...timing }).dueAt

/** Refuses a command at this step of the case, and names those that may be given. */
export const demandAt = (found: Case, command: MediationCommand, step?: MediationStep): void => {
  const { at, title } = mediationOrders[command]
  if (at.some((one) => one === found.step)) return
  throw new Problem(
    'conflict',
    say(
      `事项当前步骤是“${stepTitles[found.step]['zh-CN']}”，不能“${title['zh-CN']}”`,
      `The case is at "${stepTitles[found.step].en}": "${title.en}" is not possible`,
    ),
    { facts: { step: found.step, command, allowed: mediationAllowed(found.step, step) } },
  )
}

/** Refuses a command that may not be given now, whatever it says. */
export const demandLegal = (found: Case, { step }: Pick<Mediation, 'step'>, command: MediationCommand): void => {
  legalIn(mediationTable, command, step)
  demandAt(found, command, step)
}

/** The mediation as it is now, the case that keeps in mind its latest one, and the ledger's line. */
export const withMediation = <C extends MediationCommand, D extends Rest<C>>(
  found: Case,
  mediation: Mediation,
  command: C,
  { actor, setting, note, data, from }: Giving<Exactly<D, Rest<C>>> & { readonly from?: MediationStep },
): Mediated<C> => {
  const { ordinal, step } = mediation
  const isLatest = ordinal >= (found.mediation?.ordinal ?? 0)
  const state: Case = {
    ...found,
    ...(isLatest && { mediation: { ordinal, step } }),
    ...(mediable.includes(found.step) && { movedAt: setting.now }),
  }
  const said: SaidOfIt = { ...saidOf({ before: found, after: state, actor }), mediation: mediatingOf(mediation, from) }
  return { state, mediation, entries: [lineOf<C, SaidOfIt>(command, { actor, note }, said, data)] }
}

/** Takes the step of a command that may be given; `change` is what becomes of it besides its step. */
export const moveMediation = <C extends MediationCommand, D extends Rest<C>>(
  found: Case,
  mediation: Mediation,
  command: C,
  {
    when,
    change,
    ...giving
  }: Giving<Exactly<D, Rest<C>>> & { readonly when?: string; readonly change?: Partial<Mediation> },
): Mediated<C> => {
  const { step } = mediation
  const { to } = legalIn(mediationTable, command, step, when)
  return withMediation(found, { ...mediation, ...change, step: to === 'same' ? step : to }, command, {
    ...giving,
    from: step,
  })
}
