import type { Text } from '@wangge/problem'
import type { Fact } from './event.ts'
import type { Job } from './job.ts'
import { type AnyRoute, named } from './route.ts'

/**
 * What a room needs from its engine beyond the table: `sign` (the token key), `vault` (the county key),
 * `files` (signed uploads), `send` (SMS and other channels).
 */
export type Need = 'sign' | 'vault' | 'files' | 'send'
/** Rows a room may touch besides its own: `access`, `county`, `subject`; `read` or `write`. */
export type Grant = 'access:read' | 'access:write' | 'county:read' | 'county:write' | 'subject:read' | 'subject:write'

/** What a noun declares: whatever routes, facts and jobs its contract exports, and the facts that it hears. */
export interface Noun {
  readonly routes: readonly AnyRoute[]
  readonly facts: readonly Fact[]
  readonly jobs: readonly Job[]
  readonly hears: readonly Fact[]
}

/** A room's manifest: plain data, read by infra and by the embedded runner. */
export interface Service {
  readonly kind: 'service'
  readonly name: string
  readonly title: Text
  readonly nouns: Readonly<Record<string, Noun>>
  /** Of all nouns, in their order. */
  readonly routes: readonly AnyRoute[]
  readonly publishes: readonly Fact[]
  readonly consumes: readonly Fact[]
  readonly jobs: readonly Job[]
  readonly needs: readonly Need[]
  readonly grants: readonly Grant[]
}

type Declared = AnyRoute | Fact | Job
const isDeclared = (value: unknown): value is Declared => typeof value === 'object' && value !== null && 'kind' in value

const collected = (contract: object, hears: readonly Fact[]): Noun => {
  const routes: AnyRoute[] = []
  const facts: Fact[] = []
  const jobs: Job[] = []
  for (const [name, value] of Object.entries(contract)) {
    if (!isDeclared(value)) continue
    if (value.kind === 'route') routes.push(named(value, name))
    else if (value.kind === 'event') facts.push(value)
    else if (value.kind === 'job') jobs.push(value)
  }
  return { routes, facts, jobs, hears }
}

/**
 * Declares a room: its nouns with the modules of their contracts, and which noun hears which facts. An export of a
 * contract is a declaration: nothing is listed twice, and a route's id is the name it is exported under.
 */
export const service = ({
  name,
  title,
  nouns,
  hears = {},
  needs = [],
  grants = [],
}: {
  name: string
  title: Text
  nouns: Readonly<Record<string, object>>
  hears?: Readonly<Record<string, readonly Fact[]>>
  needs?: readonly Need[]
  grants?: readonly Grant[]
}): Service => {
  const nobody = Object.keys(hears).find((noun) => !(noun in nouns))
  if (nobody) throw new Error(`${name}: ${nobody} hears something and is no noun of this room`)
  const declared = Object.fromEntries(
    Object.entries(nouns).map(([noun, contract]) => [noun, collected(contract, hears[noun] ?? [])]),
  )
  const all = Object.values(declared)
  return {
    kind: 'service',
    name,
    title,
    nouns: declared,
    routes: all.flatMap(({ routes }) => routes),
    publishes: all.flatMap(({ facts }) => facts),
    consumes: all.flatMap(({ hears: heard }) => heard),
    jobs: all.flatMap(({ jobs }) => jobs),
    needs,
    grants,
  }
}
