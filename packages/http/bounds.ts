import type { Allowed } from '@wangge/problem'
import type * as z from 'zod'

type Schema = z.core.$ZodType
type Def = Record<string, unknown> & { type: string; checks?: readonly { _zod: { def: Check } }[] }
interface Check {
  readonly check: string
  readonly value?: number
  readonly inclusive?: boolean
  readonly format?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly length?: number
  readonly params?: { readonly step?: number }
}

const defOf = (schema: Schema): Def => schema._zod.def as unknown as Def

/** What a schema stands for, wrappers and transforms aside. */
const within = (schema: Schema): Schema => {
  const { type, innerType, in: first, out, getter } = defOf(schema) as Def & Record<'innerType' | 'in' | 'out', Schema>
  if (innerType) return within(innerType)
  if (type === 'pipe') return within(defOf(within(first)).type === 'transform' ? out : first)
  return type === 'lazy' ? within((getter as () => Schema)()) : schema
}

const inside = (schema: Schema, key: PropertyKey): Schema | undefined => {
  const { type, shape, catchall, element, items, rest, valueType, options } = defOf(schema) as Def &
    Record<string, never>
  if (type === 'object') return (shape as unknown as Record<PropertyKey, Schema>)[key] ?? catchall
  if (type === 'array') return element
  if (type === 'tuple') return (items as unknown as Schema[])[key as number] ?? rest
  if (type === 'record') return valueType
  if (type === 'union') return (options as unknown as Schema[]).map((one) => inside(within(one), key)).find(Boolean)
  return undefined
}

/** The schema of a field. */
export const fieldOf = (schema: Schema | undefined, path: readonly PropertyKey[]): Schema | undefined =>
  path.reduce<Schema | undefined>((at, key) => at && inside(within(at), key), schema)

const checksOf = (schema: Schema): Check[] => {
  const def = within(schema)._zod.def as unknown as Check & Def
  return [def, ...(def.checks ?? []).map((one) => one._zod.def)].filter(({ check }) => check !== undefined)
}

/** The narrowest bounds of a field and its step, as far as it has any. */
export const boundsOf = (schema: Schema): Allowed & object => {
  const checks = checksOf(schema)
  const step = checks
    .map(
      ({ check, value, format, params }) =>
        params?.step ?? (check === 'multiple_of' ? value : format === 'safeint' ? 1 : undefined),
    )
    .find((one) => one !== undefined)
  // what must be more than a bound may be a step more
  const beyond = ({ value = 0, inclusive }: Check, sign: number): number =>
    inclusive ? value : Number((value + sign * (step ?? 0)).toPrecision(12))
  const least = checks.flatMap((one) =>
    one.check === 'greater_than' ? [beyond(one, 1)] : [one.minimum ?? one.length ?? []].flat(),
  )
  const most = checks.flatMap((one) =>
    one.check === 'less_than' ? [beyond(one, -1)] : [one.maximum ?? one.length ?? []].flat(),
  )
  return {
    ...(least.length > 0 && { min: Math.max(...least) }),
    ...(most.length > 0 && { max: Math.min(...most) }),
    ...(step !== undefined && { step }),
  }
}
