import type { Principal } from '@wangge/access'
import type { AnyRoute, Route } from '@wangge/contract'
import type { Language, Problem } from '@wangge/problem'
import type * as z from 'zod'
import type { Answer } from './answer.ts'
import type { Call } from './call.ts'
import type { Proof } from './once.ts'
import type { Ports } from './ports.ts'

/** What a handler is asked, parsed by its route's schemas. */
export interface Asked<P = unknown, Q = unknown, B = unknown> {
  readonly params: P
  /** In paged lists `after` is the plain position that the previous page answered as `next`. */
  readonly query: Q
  readonly body: B
  readonly principal: Principal
  readonly request: Call
}

/** What went wrong, and with which request: for routes that speak a standard with errors of its own form. */
export interface Refusal {
  readonly problem: Problem
  readonly status: number
  readonly path: string
  readonly language: Language
}

/** A handler bound to its route; callable as it is in tests. */
export interface Implementation<P = never, Q = never, B = never, A = unknown> {
  (asked: Asked<P, Q, B>, ports: Ports): Promise<A | Answer>
  readonly kind: 'implementation'
  readonly route: AnyRoute
  /** Tells errors in another form than RFC 9457. */
  readonly refuse?: ((refusal: Refusal) => Answer) | undefined
  /** Where a repeat under an Idempotency-Key finds that it was done; the room's own way unless told. */
  readonly proof?: Proof | ((asked: Asked<P, Q, B>) => Proof) | undefined
}

/**
 * Binds a handler to its route: `implement(contract.acceptCase)(async ({ params, principal }, { table }) => …)`.
 * `refuse` answers its errors where RFC 9457 is not the form that its callers know; `proof` says where a repeat finds
 * that it was done.
 */
export const implement =
  <P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType, A extends z.ZodType>(
    route: Route<P, Q, B, A>,
    { refuse, proof }: Pick<Implementation<z.output<P>, z.output<Q>, z.output<B>>, 'refuse' | 'proof'> = {},
  ) =>
  (
    handle: (
      asked: Asked<z.output<P>, z.output<Q>, z.output<B>>,
      ports: Ports,
    ) => z.input<A> | Answer | Promise<z.input<A> | Answer>,
  ): Implementation<z.output<P>, z.output<Q>, z.output<B>, z.input<A>> =>
    Object.assign(async (asked: Asked<z.output<P>, z.output<Q>, z.output<B>>, ports: Ports) => handle(asked, ports), {
      kind: 'implementation' as const,
      route: route as unknown as AnyRoute,
      refuse,
      proof,
    })
