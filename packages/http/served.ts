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

const isImplementation = (value: unknown): value is Served['implementation'] =>
  (value as Implementation | undefined)?.kind === 'implementation'

/** Maps routes to handlers, and refuses to load when either side has one more. */
export const matched = (manifest: Service, handlers: object): Map<string, Served> => {
  const made = Object.values(handlers).filter(isImplementation)
  const served = manifest.routes.map((route): [string, Served] => {
    const [implementation, second] = made.filter((one) => one.route.id === route.id)
    if (!implementation) throw new Error(`${manifest.name}: ${route.id} has no handler`)
    if (second) throw new Error(`${manifest.name}: ${route.id} has two handlers`)
    const paged = 'after' in route.query.shape
    const guarded = route.action !== 'public' && route.action !== 'case-token'
    return [routeKey(route), { route, implementation, input: inputOf(route), paged, guarded }]
  })
  for (const { route } of made)
    if (!manifest.routes.some(({ id }) => id === route.id))
      throw new Error(`${manifest.name}: ${route.id} is not in the manifest`)
  const map = new Map(served)
  if (map.size !== served.length) throw new Error(`${manifest.name}: two routes of one method and path`)
  return map
}

/** `POST` with `X-HTTP-Method-Override: PATCH` is PATCH: some clients have none. */
const keyOf = ({ routeKey: key, headers }: Event): string => {
  const override = headers['x-http-method-override']
  if (override === undefined || !key.startsWith('POST ')) return key
  if (override.toUpperCase() !== 'PATCH')
    throw invalid('X-HTTP-Method-Override', say('只能是 PATCH', 'Only PATCH may be given'), ['PATCH'])
  return `PATCH ${key.slice(5)}`
}

/** The route that an event is for. */
export const find = (routes: ReadonlyMap<string, Served>, event: Event): Served => {
  const key = keyOf(event)
  const served = routes.get(key)
  if (served) return served
  const path = key.slice(key.indexOf(' ') + 1)
  const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((method) => routes.has(`${method} ${path}`))
  if (methods.length === 0) throw notFound(say('没有这个接口', 'No such route'))
  throw new Refused(405, say('此地址不支持这个方法', 'The method is not allowed here'), {
    facts: { allowed: methods },
    headers: { allow: methods.join(', ') },
  })
}
