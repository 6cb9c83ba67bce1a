import { type AnyRoute, routeKey, type Service } from '@wangge/contract'
import { invalid, notFound, say } from '@wangge/problem'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import type { Implementation } from './implement.ts'
import { inputOf } from './input.ts'
import { Refused } from './refused.ts'

type Event = APIGatewayProxyEventV2

/** A route with everything about it that can be worked out beforehand. */
export interface Served {
  readonly route: AnyRoute
  readonly implementation: Implementation<unknown, unknown, unknown>
  readonly input: ReturnType<typeof inputOf>
  readonly paged: boolean
  /** Must a right be looked at before anything is answered? */
  readonly guarded: boolean
}

/** The handlers of a room, a module a noun, loaded when one of its routes is called first. */
export type Doors = Readonly<Record<string, () => Promise<object>>>

/** What a room serves. */
export interface Serving {
  /** The route that an event is for. */
  find(event: Event): Promise<Served>
  /** The route that shows what a command is given to: the nearest GET on the way up its path, with its parameters. */
  shown(event: Event): Promise<Served | undefined>
  /** A route of the same path, for events of a method that it has not: its noun knows how errors are told there. */
  near(event: Event): Promise<Served | undefined>
  /** Loads what every noun serves, and so finds what was forgotten. */
  load(): Promise<void>
}

const isImplementation = (value: unknown): value is Served['implementation'] =>
  (value as Implementation | undefined)?.kind === 'implementation'

/** Is it the one that was declared? On Lambda the manifest has names alone, and contracts come with their handlers. */
const isThat = (route: AnyRoute, declared: AnyRoute): boolean =>
  'body' in declared ? route === declared : routeKey(route) === routeKey(declared)

/** Maps a noun's routes to its handlers, and refuses to load when either side has one more. */
const matched = (noun: string, routes: readonly AnyRoute[], handlers: object): Map<string, Served> => {
  const made = Object.values(handlers).filter(isImplementation)
  const nameOf = ({ id, method, path }: AnyRoute): string => id || `${method} ${path}`
  const stranger = made.find(({ route }) => !routes.some((declared) => isThat(route, declared)))
  if (stranger) throw new Error(`${noun}: ${nameOf(stranger.route)} is not in its contract`)
  return new Map(
    routes.map((declared): [string, Served] => {
      const [implementation, second] = made.filter(({ route }) => isThat(route, declared))
      if (!implementation) throw new Error(`${noun}: ${nameOf(declared)} has no handler`)
      if (second) throw new Error(`${noun}: ${nameOf(declared)} has two handlers`)
      const { route } = implementation
      const paged = 'after' in route.query.shape
      const guarded = route.action !== 'public' && route.action !== 'case-token'
      return [routeKey(route), { route, implementation, input: inputOf(route), paged, guarded }]
    }),
  )
}

/** `POST` with `X-HTTP-Method-Override: PATCH` is PATCH: some clients have none. */
const keyOf = ({ routeKey: key, headers }: Event): string => {
  const override = headers['x-http-method-override']
  if (override === undefined || !key.startsWith('POST ')) return key
  if (override.toUpperCase() !== 'PATCH')
    throw invalid('X-HTTP-Method-Override', say('只能是 PATCH', 'Only PATCH may be given'), ['PATCH'])
  return `PATCH ${key.slice(5)}`
}

/** Binds the nouns of a room to their handlers. Two routes of one method and path, or a noun without a door, do not load. */
export const serving = ({ name, nouns }: Pick<Service, 'name' | 'nouns'>, doors: Doors): Serving => {
  const nounOf = new Map<string, string>()
  for (const [noun, { routes }] of Object.entries(nouns)) {
    if (routes.length > 0 && !doors[noun]) throw new Error(`${name}: ${noun} has routes and no handlers`)
    for (const route of routes) {
      const key = routeKey(route)
      if (nounOf.has(key)) throw new Error(`${name}: ${key} stands twice`)
      nounOf.set(key, noun)
    }
  }
  const nobody = Object.keys(doors).find((noun) => !nouns[noun])
  if (nobody) throw new Error(`${name}: ${nobody} has handlers and is no noun of this room`)
  const loaded = new Map<string, Promise<Map<string, Served>>>()
  const load = async (noun: string): Promise<Map<string, Served>> =>
    matched(`${name}/${noun}`, nouns[noun]?.routes ?? [], (await doors[noun]?.()) ?? {})
  const servedBy = (noun: string): Promise<Map<string, Served>> => {
    const served = loaded.get(noun) ?? load(noun)
    loaded.set(noun, served)
    return served
  }
  const methodsAt = (path: string) =>
    ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((method) => nounOf.has(`${method} ${path}`))
  const pathOf = (key: string): string => key.slice(key.indexOf(' ') + 1)
  return {
    async shown(event) {
      const asked = pathOf(keyOf(event))
      const names = (path: string): number => path.split('{').length
      // further up it is a list, or another thing
      for (let path = asked; names(path) === names(asked); path = path.slice(0, path.lastIndexOf('/'))) {
        const noun = nounOf.get(`GET ${path}`)
        if (noun !== undefined) return (await servedBy(noun)).get(`GET ${path}`)
        if (path === '') break
      }
      return undefined
    },
    async near(event) {
      const path = pathOf(event.routeKey)
      const key = `${methodsAt(path)[0]} ${path}`
      const noun = nounOf.get(key)
      return noun === undefined ? undefined : (await servedBy(noun)).get(key)
    },
    async find(event) {
      const key = keyOf(event)
      const noun = nounOf.get(key)
      const served = noun === undefined ? undefined : (await servedBy(noun)).get(key)
      if (served) return served
      const methods = methodsAt(pathOf(key))
      if (methods.length === 0) throw notFound(say('没有这个接口', 'No such route'))
      throw new Refused(405, say('此地址不支持这个方法', 'The method is not allowed here'), {
        facts: { allowed: methods },
        headers: { allow: methods.join(', ') },
      })
    },
    async load() {
      await Promise.all(Object.keys(doors).map(servedBy))
    },
  }
}
