import * as z from 'zod'

type Def = Record<string, unknown> & { type: string }
type Schema = z.core.$ZodType

const defOf = (schema: Schema): Def => schema._zod.def as unknown as Def

/**
 * The same schema refusing unknown properties at every depth. Contracts are written with plain `z.object`; an object
 * that says itself what to do with other properties keeps its word.
 */
export const strict = <S extends z.ZodType>(schema: S): S => {
  const done = new Map<Schema, Schema>()
  const strictly = (one: unknown): Schema => {
    const inner = one as Schema
    const found = done.get(inner)
    if (found) return found
    const made = rebuild(inner)
    done.set(inner, made)
    return made
  }
  const rebuild = (one: Schema): Schema => {
    const def = defOf(one)
    const change = changes(def)
    return change ? (one as z.ZodType).clone({ ...def, ...change } as never) : one
  }
  const changes = (def: Def): Partial<Def> | undefined => {
    switch (def.type) {
      case 'object': {
        // getters, so that a schema may hold itself
        const shape = Object.defineProperties(
          {},
          Object.fromEntries(
            Object.entries(def.shape as object).map(([key, one]) => [
              key,
              { enumerable: true, get: () => strictly(one) },
            ]),
          ),
        )
        return { shape, catchall: def.catchall ?? z.never() }
      }
      case 'array':
        return { element: strictly(def.element) }
      case 'tuple':
        return { items: (def.items as unknown[]).map(strictly), rest: def.rest ? strictly(def.rest) : def.rest }
      case 'record':
        return { valueType: strictly(def.valueType) }
      case 'union':
        return { options: (def.options as unknown[]).map(strictly) }
      case 'pipe':
        return { in: strictly(def.in), out: strictly(def.out) }
      case 'optional':
      case 'nullable':
      case 'nonoptional':
      case 'default':
      case 'prefault':
      case 'catch':
      case 'readonly':
        return { innerType: strictly(def.innerType) }
      case 'lazy': {
        const getter = def.getter as () => Schema
        return { getter: () => strictly(getter()) }
      }
      default:
        return undefined
    }
  }
  return strictly(schema) as S
}

/** The schema inside `optional`, `default` and their like. */
export const bare = (schema: z.core.$ZodType): z.core.$ZodType => {
  const { innerType } = defOf(schema)
  return innerType ? bare(innerType as Schema) : schema
}

/** `string`, `object`, `array` …: what a schema takes, wrappers aside. */
export const takes = (schema: z.core.$ZodType): string => defOf(bare(schema)).type
