import type { AnyRoute } from '@wangge/contract'
import * as z from 'zod'

/** What a schema takes in, as JSON Schema: read by tests that know no route by name. */
export interface Shape {
  readonly type?: string
  readonly title?: string
  readonly properties?: Readonly<Record<string, Shape>>
  readonly required?: readonly string[]
  readonly items?: Shape
  readonly anyOf?: readonly Shape[]
  readonly oneOf?: readonly Shape[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly format?: string
  readonly pattern?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly additionalProperties?: boolean | Shape
  readonly personal?: string
}

const shapeOf = (schema: z.ZodType): Shape =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as unknown as Shape

interface Parts {
  readonly params: Shape
  readonly query: Shape
  readonly body: Shape
}
const known = new WeakMap<AnyRoute, Parts>()

/** The three parts of a request to a route. */
export const partsOf = (route: AnyRoute): Parts => {
  const { params, query, body } = route
  const found = known.get(route) ?? { params: shapeOf(params), query: shapeOf(query), body: shapeOf(body) }
  known.set(route, found)
  return found
}

/** Does the route take a body, and of JSON? */
export const takesJson = (route: AnyRoute): boolean =>
  route.mediaType === 'application/json' && Object.keys(partsOf(route).body).some((key) => key !== '$schema')
/** Names of a shape's fields; the required ones if asked. */
export const fieldsOf = ({ properties = {} }: Shape): [name: string, shape: Shape][] => Object.entries(properties)

const texts = [
  'true',
  'me',
  '2026-11-23',
  '2026-11-23T08:00:00+08:00',
  '10012345678',
  '123456',
  'abc-def',
  '01KC'.padEnd(26, '0'),
  '路灯不亮',
  '3',
  '2026-11-23T00:00:00.000Z',
]

/** A value that a field of a route's parameters or query takes. */
export const sampleOf = (shape: Shape, schema: z.ZodType): string => {
  const { const: only, enum: choices, type, minimum = 1, anyOf } = shape
  if (only !== undefined) return String(only)
  if (choices) return String(choices[0])
  if (type === 'integer' || type === 'number') return String(minimum)
  // a field of a form that may be left empty
  const mayBeEmpty = anyOf?.some((one) => one.const === '')
  const found = mayBeEmpty ? '' : texts.find((text) => schema.safeParse(text).success)
  if (found === undefined) throw new Error(`nothing fits ${JSON.stringify(shape)}`)
  return found
}
