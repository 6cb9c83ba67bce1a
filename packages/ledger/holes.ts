import type { OrderOf, OutcomeOf } from './steps.ts'

type Outcome = OutcomeOf<string, string>

/** A state table as the checker reads it; one without limits is not asked what runs. */
export interface Table<L extends string = string> {
  readonly steps: readonly string[]
  readonly finalSteps: readonly string[]
  readonly limits?: readonly L[]
  readonly orders: Readonly<Record<string, OrderOf<string, L>>>
}

/** What runs besides the step: the checker walks every (step, running limits) that commands can lead to. */
interface Place {
  readonly step: string
  readonly running: ReadonlySet<string>
}

const nameOf = ({ step, running }: Place): string => `${step}[${[...running].sort().join('+')}]`

const walk = (place: Place, { stops = [], starts = [], resumes = [], to }: Outcome): Place => ({
  step: to === 'same' ? place.step : to,
  running: new Set([...[...place.running].filter((limit) => !stops.includes(limit)), ...starts, ...resumes]),
})

const leaves = ({ from }: Outcome, { step }: Place): boolean => from.some((one) => one === step)

/** Every place that commands can lead to. */
const placesOf = (outcomes: readonly Outcome[]): Map<string, Place> => {
  const places = new Map<string, Place>()
  const todo = outcomes
    .filter(({ from }) => from.length === 0)
    .map((one) => walk({ step: '', running: new Set() }, one))
  for (let place = todo.pop(); place; place = todo.pop()) {
    if (places.has(nameOf(place))) continue
    places.set(nameOf(place), place)
    for (const outcome of outcomes) if (leaves(outcome, place)) todo.push(walk(place, outcome))
  }
  return places
}

/** Steps from which no command, however long the way, leads to an end. */
const deadEnds = ({ steps, finalSteps }: Omit<Table, 'orders'>, outcomes: readonly Outcome[]): string[] => {
  const ending = new Set(finalSteps)
  for (let size = -1; size < ending.size; ) {
    size = ending.size
    for (const { from, to } of outcomes) if (ending.has(to)) for (const step of from) ending.add(step)
  }
  return steps.filter((step) => !ending.has(step)).map((step) => `${step}: leads to no end`)
}

/** Everything that is wrong with a state table; none when it may be used. */
export const holesIn = ({ steps, finalSteps, limits = [], orders }: Table): string[] => {
  const holes: string[] = []
  const outcomes = Object.entries(orders).flatMap(([command, order]) =>
    order.outcomes.map((outcome) => ({ command, order, outcome })),
  )
  const opening = outcomes.filter(({ outcome }) => outcome.from.length === 0)
  if (opening.length === 0) holes.push('no command opens one')

  for (const [command, { who, action, makes, outcomes }] of Object.entries(orders)) {
    if (who.length === 0) holes.push(`${command}: nobody may give it`)
    if (who.includes('staff') && !action) holes.push(`${command}: staff without an action`)
    const [first] = Object.entries(orders).find((other) => other[1].makes === makes) ?? []
    if (first !== command) holes.push(`${command}: makes the event of ${first}`)
    if (outcomes.length === 0) holes.push(`${command}: has no outcome`)
    for (const { from, to, when } of outcomes) {
      for (const step of [...from, ...(to === 'same' ? [] : [to])])
        if (!steps.includes(step)) holes.push(`${command}: unknown step ${step}`)
      if (from.length === 0 && to === 'same') holes.push(`${command}: opens it nowhere`)
      const twins = outcomes.filter((other) => other.when === when && other.from.some((step) => from.includes(step)))
      if (twins.length > 1) holes.push(`${command}: two outcomes ${when ?? ''} from one step`)
    }
  }

  const places = placesOf(outcomes.map(({ outcome }) => outcome))
  for (const place of places.values())
    for (const { command, outcome } of outcomes)
      for (const limit of leaves(outcome, place) ? (outcome.stops ?? []) : [])
        if (!place.running.has(limit)) holes.push(`${command} at ${nameOf(place)}: stops ${limit}, which does not run`)
  holes.push(
    ...deadEnds(
      { steps, finalSteps },
      outcomes.map(({ outcome }) => outcome),
    ),
  )

  for (const step of steps) {
    const there = [...places.values()].filter((place) => place.step === step)
    if (there.length === 0) holes.push(`${step}: cannot be reached`)
    const leaving = outcomes.filter(
      ({ outcome }) => outcome.from.some((from) => from === step) && outcome.to !== 'same' && outcome.to !== step,
    )
    const isFinal = finalSteps.includes(step)
    if (leaving.length === 0 && !isFinal) holes.push(`${step}: cannot be left`)
    const leavesItself = leaving.some(({ order, outcome }) => order.who.includes('itself') && !outcome.when)
    for (const place of there) {
      if (isFinal && place.running.size > 0) holes.push(`${nameOf(place)}: over, and a limit still runs`)
      if (limits.length > 0 && !isFinal && !leavesItself && place.running.size !== 1)
        holes.push(`${nameOf(place)}: must have exactly one limit running`)
    }
  }
  for (const limit of limits) {
    if (!outcomes.some(({ outcome }) => outcome.starts?.includes(limit))) holes.push(`${limit}: is never started`)
    if (!outcomes.some(({ outcome }) => outcome.stops?.includes(limit))) holes.push(`${limit}: is never stopped`)
  }
  return [...new Set(holes)]
}

/** Limits that may be running at a step. */
export const runningAt = <L extends string>({ orders }: Pick<Table<L>, 'orders'>, step: string): L[] => {
  const places = placesOf(Object.values(orders).flatMap(({ outcomes }) => outcomes))
  const there = [...places.values()].filter((place) => place.step === step)
  return [...new Set(there.flatMap(({ running }) => [...running]))] as L[]
}
