import type { Text } from '@wangge/problem'
import * as z from 'zod'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
type Shape = z.ZodObject
type Schema = z.ZodType

/**
 * Who may call: `public` (nobody signed in), `case-token` (a resident holding a case's token), or
 * an action such as `case.accept`, looked up in the policy table of packages/access.
 */
export type Action = 'public' | 'case-token' | `${string}.${string}`

/** One HTTP route, declared once: read by the handler's types, the gateway, the OpenAPI document and the access test. */
export interface Route<
  P extends Shape = Shape,
  Q extends Shape = Shape,
  B extends Schema = Schema,
  A extends Schema = Schema,
> {
  readonly kind: 'route'
  /** `operationId`: the name it is exported under, camelCase, unique over all rooms. Empty until its room is declared. */
  readonly id: string
  readonly method: Method
  /** `/v1/cases/{caseId}/accept` */
  readonly path: string
  readonly action: Action
  readonly summary: Text
  readonly tag: string
  readonly params: P
  readonly query: Q
  /** `z.undefined()` where the route takes no body. */
  readonly body: B
  readonly answer: A
  /** Success status; 200 unless told. */
  readonly status: number
  /**
   * Body of another kind than JSON: a form (`application/x-www-form-urlencoded`) is read as an object of texts, any
   * other, e.g. `text/csv` for imports, is passed to the handler as a string.
   */
  readonly mediaType: string
  /**
   * `text/html`: pages for people, who get their problems as pages too; a program that asks gets problems as ever.
   * `text/xml`: a route of another standard, whose handler tells errors in that standard's form. `text/csv`: a file for a
   * spreadsheet, whose problems are told as ever.
   */
  readonly answerType: 'application/json' | 'text/html' | 'text/xml' | 'text/csv'
  /** Creates or commands: takes an Idempotency-Key, and packages/http sees to it that it is done once. */
  readonly idempotent: boolean
  /** Leave out of the public OpenAPI document (well-known documents, health). */
  readonly hidden: boolean
  /** Example values for documents and the contract tests. */
  readonly example?: {
    readonly params?: unknown
    readonly query?: unknown
    readonly body?: unknown
    readonly answer?: unknown
  }
}

export type AnyRoute = Route

const nothing = z.object({})
type Nothing = typeof nothing

/** Declares a route. Omitted parts take the obvious default: no params, no query, no body, 200, JSON. */
export const route = <
  A extends Schema,
  P extends Shape = Nothing,
  Q extends Shape = Nothing,
  B extends Schema = z.ZodUndefined,
>(declaration: {
  method: Method
  path: string
  action: Action
  summary: Text
  tag: string
  answer: A
  params?: P
  query?: Q
  body?: B
  status?: number
  mediaType?: string
  answerType?: Route['answerType']
  idempotent?: boolean
  hidden?: boolean
  example?: Route['example']
}): Route<P, Q, B, A> => ({
  kind: 'route',
  id: '',
  params: nothing as unknown as P,
  query: nothing as unknown as Q,
  body: z.undefined() as unknown as B,
  status: 200,
  mediaType: 'application/json',
  answerType: 'application/json',
  idempotent: declaration.method === 'POST',
  hidden: false,
  ...declaration,
})

/** The same route, knowing the name that its contract exports it under. */
export const named = (declared: AnyRoute, name: string): AnyRoute => {
  if (declared.id !== '' && declared.id !== name) throw new Error(`${name} is exported as ${declared.id} as well`)
  return Object.assign(declared, { id: name })
}

/** `POST /v1/cases/{caseId}/accept`: API Gateway's route key, and the key of every route map. */
export const routeKey = ({ method, path }: Pick<Route, 'method' | 'path'>): string => `${method} ${path}`
