import { Problem, say, type Text } from '@wangge/problem'
import type { Actor } from './case.ts'

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

/** Who gives a command, what fact it makes, and where it leads. */
export interface OrderOf<S extends string, L extends string = never> {
  readonly title: Text
  /** `staff` by the action's rule in the access policy; `itself`: nobody asks, it happens as soon as it may; `timer`: the county's timer as well. */
  readonly who: readonly ('anyone' | 'staff' | 'resident' | 'itself' | 'timer')[]
  readonly action?: `${string}.${string}`
  /** The fact it makes, `cases.<makes>.v1`. */
  readonly makes: string
  readonly outcomes: readonly OutcomeOf<S, L>[]
}

/** A state table as data. */
export interface States<S extends string, C extends string> {
  /** What it is a table of. */
  readonly name: Text
  readonly steps: readonly S[]
  readonly titles: Readonly<Record<S, Text>>
  readonly finalSteps: readonly S[]
  readonly orders: Readonly<Record<C, OrderOf<S>>>
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

/** One line of a ledger and the fact it tells. */
export interface EntryOf<C extends string> {
  readonly command: C
  readonly actor: Actor
  readonly note?: string | undefined
  readonly data: Readonly<Record<string, unknown>>
}

/** What a command does: the thing as it is then, and what its ledger gets. */
export interface DecisionOf<T, C extends string> {
  readonly state: T
  readonly entries: readonly EntryOf<C>[]
}

interface Told {
  readonly when?: string
  readonly note?: string | undefined
  readonly data?: Readonly<Record<string, unknown>>
}

/**
 * How the things of a state table take steps: `open` makes one by its opening command, `take` gives one that is there a
 * command and changes what the command changes. Either answers the thing and its ledger's line, or refuses. `standing`
 * is what every fact says of it: ids and where it stands.
 */
export const stepsOf = <T extends { step: S; head: string }, S extends string, C extends string>(
  states: States<S, C>,
  standing: (state: T) => Readonly<Record<string, unknown>>,
) => {
  const told = (command: C, before: T | undefined, state: T, actor: Actor, { note, data }: Told): DecisionOf<T, C> => {
    const by = { ...(before && { from: before.step }), ...(actor.memberId && { actorId: actor.memberId }) }
    const said = note === undefined ? {} : { note }
    return { state, entries: [{ command, actor, ...said, data: { ...standing(state), ...by, ...data } }] }
  }
  return {
    open(command: C, what: Omit<T, 'step' | 'head'>, actor: Actor, more: Told = {}): DecisionOf<T, C> {
      const opening = states.orders[command].outcomes.find(({ from }) => from.length === 0)
      const state = { ...what, step: opening?.to, head: '' } as unknown as T
      return told(command, undefined, state, actor, more)
    },
    take(command: C, found: T, change: Partial<T>, actor: Actor, more: Told = {}): DecisionOf<T, C> {
      const { to } = legalIn(states, command, found.step, more.when)
      return told(command, found, { ...found, ...change, step: to === 'same' ? found.step : to }, actor, more)
    },
  }
}

/** The day it is, and where midnight is. */
export interface Today {
  readonly today: string
  readonly zone: string
}
