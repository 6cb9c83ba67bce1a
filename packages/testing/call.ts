import type { Principal } from '@wangge/access'
import { type Call, callOf, type Implementation, type Ports } from '@wangge/http'

/** What a handler is asked, as it would come over the wire. */
export interface CallOptions {
  readonly params?: Readonly<Record<string, unknown>>
  readonly query?: Readonly<Record<string, unknown>>
  readonly body?: unknown
  /** Nobody signed in unless told. */
  readonly principal?: Principal
  readonly request?: Partial<Parameters<typeof callOf>[0]>
}

/** Calls a handler without HTTP: the input is read by the route's own schemas, the answer comes back as it is. */
export const call = async <P, Q, B, A>(
  implementation: Implementation<P, Q, B, A>,
  { params = {}, query = {}, body, principal = { kind: 'anyone' }, request = {} }: CallOptions,
  ports: Ports,
) => {
  const { route } = implementation
  const made: Call = callOf({
    ...request,
    routeId: route.id,
    rawBody: body === undefined ? '' : JSON.stringify(body),
    principal,
    newId: ports.newId,
  })
  return implementation(
    {
      params: route.params.parse(params) as P,
      query: route.query.parse(query) as Q,
      body: route.body.parse(body) as B,
      principal,
      request: made,
    },
    ports,
  )
}
