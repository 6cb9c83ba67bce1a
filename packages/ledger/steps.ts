import type { DataOf, Exactly, Fact } from '@wangge/contract'
import { Problem, say, type Text } from '@wangge/problem'
import type { Actor } from './actor.ts'

/** Where a command leads from where, of a table with these steps and limits. */
export interface OutcomeOf<S extends string, L extends string = never> {
  /** Which of a command's outcomes this is, where it has several. */
  readonly when?: string
  /** Steps it may be taken from; none: it opens one. */
  readonly from: readonly S[]
  readonly to: S | 'same'
  readonly stops?: readonly L[]
  readonly starts?: readonly L[]
  /** Goes on with the limit as it was before it stopped: the deadline is not renewed (C15). */
  readonly resumes?: readonly L[]
}

/** What the data of every fact of a ledger may say: when it was done by the clock of whoever did it, if that was offline. */
type Captured = Readonly<Partial<Record<'capturedAt' | 'correctedAt', string>>>
/** A fact that a command makes. */
export type Made = Fact & { readonly example: Captured }
/** The facts of a state table, by the commands that make them. */
export type Facts<C extends string = string> = Readonly<Record<C, Made>>
/** The same, of orders as they are written down. */
export type MadeBy<O extends Readonly<Record<string, { readonly makes: Made }>>> = {
  readonly [C in keyof O]: O[C]['makes']
}
/** The commands that make them. */
export type CommandOf<M extends Facts> = keyof M & string

/** Who gives a command, what fact it makes, and where it leads. */
export interface OrderOf<S extends string, L extends string = never, F extends Made = Made> {
  readonly title: Text
  /** `staff` by the action's rule in the access policy; `itself`: nobody asks, it happens as soon as it may; `timer`: the county's timer as well. */
  readonly who: readonly ('anyone' | 'staff' | 'resident' | 'itself' | 'timer')[]
  readonly action?: `${string}.${string}`
  /** The fact it makes. */
  readonly makes: F
  readonly outcomes: readonly OutcomeOf<S, L>[]
}

/** A state table as data. */
export interface States<S extends string, C extends string, M extends Facts<C> = Facts<C>> {
  /** What it is a table of. */
  readonly name: Text
  readonly steps: readonly S[]
  readonly titles: Readonly<Record<S, Text>>
  readonly finalSteps: readonly S[]
  readonly orders: { readonly [K in C]: OrderOf<S, never, M[K]> }
}

/** Commands that somebody may give at a step: what happens by itself is not among them. */
export const allowedIn = <S extends string, C extends string>({ orders }: Pick<States<S, C>, 'orders'>, step: S): C[] =>
  (Object.keys(orders) as C[]).filter((command) => {
    const { who, outcomes } = orders[command]
    const isGiven = who.some((one) => one !== 'itself' && one !== 'timer')
    return isGiven && outcomes.some(({ from }) => from.includes(step))
  })

/** Of these, the ones that staff may give: what they are offered. */
export const staffMay = <S extends string, C extends string>(states: Pick<States<S, C>, 'orders'>, step: S): C[] =>
  allowedIn(states, step).filter((command) => states.orders[command].who.includes('staff'))

/** An illegal step: says what would be legal (C6). */
export const illegalIn = <S extends string, C extends string>(
  {
    name,
    titles,
    orders,
  }: { name: Text; titles: Readonly<Record<S, Text>>; orders: Readonly<Record<C, { title: Text }>> },
  { command, step, allowed }: { command: C; step: S; allowed: readonly C[] },
): Problem =>
  new Problem(
    'conflict',
    say(
      `${name['zh-CN']}当前步骤是“${titles[step]['zh-CN']}”，不能“${orders[command].title['zh-CN']}”`,
      `The ${name.en} is at "${titles[step].en}": "${orders[command].title.en}" is not possible`,
    ),
    { facts: { step, command, allowed } },
  )

/** The outcome of a command at a step, or the refusal that names the legal ones. */
export const legalIn = <S extends string, C extends string>(
  states: States<S, C>,
  command: C,
  step: S,
  when?: string,
): OutcomeOf<S> => {
  const found = states.orders[command].outcomes.find(
    (outcome) => outcome.from.includes(step) && (when === undefined || outcome.when === when),
  )
  if (found) return found
  throw illegalIn(states, { command, step, allowed: allowedIn(states, step) })
}

/** One line of a ledger: the command, and what the fact that it makes is told with. */
export type EntryOf<M extends Facts, C extends CommandOf<M> = CommandOf<M>> = {
  [K in C]: {
    readonly command: K
    readonly actor: Actor
    readonly note?: string | undefined
    readonly data: DataOf<M[K]>
  }
}[C]

/** What a command does: the thing as it is then, and what its ledger gets. */
export interface DecisionOf<T, M extends Facts, C extends CommandOf<M> = CommandOf<M>> {
  readonly state: T
  readonly entries: readonly EntryOf<M, C>[]
}

/** What every fact says of the step that was taken; `capturedAt` is added where the request is known. */
export interface By<S extends string> extends Captured {
  readonly from?: S | undefined
  readonly actorId?: string | undefined
}

/**
 * What is left to be told of a fact when `P` is said of it: the fields that `P` does not have, or has otherwise than the
 * fact wants them. A field that the fact does not have cannot be said at all.
 */
export type RestOf<F, P> = {
  [K in keyof F as K extends keyof P ? (P[K] extends F[K] ? never : K) : K]: F[K]
} & { readonly [K in Exclude<keyof P, keyof F>]: never }

/** A fact's data, of what is always said and the rest. That they are all of it follows from how `RestOf` is made. */
export const wholeOf = <F, P extends object>(said: P, rest: RestOf<F, P>): F => {
  const all: unknown = { ...said, ...rest }
  return all as F
}

interface Told<D> {
  readonly when?: string
  readonly note?: string | undefined
  /** What the fact says besides; the compiler knows what that must be. */
  readonly data: D
}

/**
 * How the things of a state table take steps: `open` makes one by its opening command, `take` gives one that is there a
 * command and changes what the command changes. Either answers the thing and its ledger's line, or refuses. `standing`
 * is what every fact says of it: ids and where it stands.
 */
export const stepsOf = <T extends { step: S; head: string }, S extends string, M extends Facts, P extends object>(
  states: States<S, CommandOf<M>, M>,
  standing: (state: T) => P,
) => {
  type Rest<C extends CommandOf<M>> = RestOf<DataOf<M[C]>, P & By<S>>
  const told = <C extends CommandOf<M>>(
    command: C,
    [before, state]: readonly [before: T | undefined, after: T],
    actor: Actor,
    { note, data }: Told<Rest<C>>,
  ): DecisionOf<T, M, C> => {
    const by: By<S> = { ...(before && { from: before.step }), ...(actor.memberId && { actorId: actor.memberId }) }
    const said = note === undefined ? {} : { note }
    const whole = wholeOf<DataOf<M[C]>, P & By<S>>({ ...standing(state), ...by }, data)
    return { state, entries: [{ command, actor, ...said, data: whole }] }
  }
  return {
    open<C extends CommandOf<M>, D extends Rest<C>>(
      command: C,
      what: Omit<T, 'step' | 'head'>,
      actor: Actor,
      more: Told<Exactly<D, Rest<C>>>,
    ): DecisionOf<T, M, C> {
      const opening = states.orders[command].outcomes.find(({ from }) => from.length === 0)
      const state = { ...what, step: opening?.to, head: '' } as unknown as T
      return told(command, [undefined, state], actor, more)
    },
    take<C extends CommandOf<M>, D extends Rest<C>>(
      command: C,
      found: T,
      change: Partial<T>,
      actor: Actor,
      more: Told<Exactly<D, Rest<C>>>,
    ): DecisionOf<T, M, C> {
      const { to } = legalIn(states, command, found.step, more.when)
      return told(command, [found, { ...found, ...change, step: to === 'same' ? found.step : to }], actor, more)
    },
  }
}

/** The day it is, and where midnight is. */
export interface Today {
  readonly today: string
  readonly zone: string
}
