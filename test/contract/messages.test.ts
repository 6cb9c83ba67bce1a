import { faultsOf } from '@wangge/http'
import { boundsOf } from '@wangge/http/bounds'
import { strict } from '@wangge/http/strict'
import type { Allowed } from '@wangge/problem'
import type * as z from 'zod'
import { readRooms } from '../../infra/rooms.ts'

type Def = Record<string, unknown> & { type: string }
const defOf = (schema: z.ZodType) => schema._zod.def as unknown as Def

/** Every field in a schema, with its path. */
const fieldsIn = (schema: z.ZodType, path: string, seen = new Set<unknown>()): [string, z.ZodType][] => {
  // what a transform is given has been checked before it
  if (seen.has(schema) || defOf(schema).type === 'transform') return []
  const within = new Set([...seen, schema])
  const { type, shape, element, items, valueType, keyType, options, innerType, in: first, out } = defOf(schema)
  const inside = (one: unknown, name: string) => fieldsIn(one as z.ZodType, `${path}${name}`, within)
  const fields: [string, z.ZodType][] = [[path, schema]]
  if (type === 'object')
    for (const [key, one] of Object.entries(shape as object)) fields.push(...inside(one, `.${key}`))
  if (type === 'array') fields.push(...inside(element, '[]'))
  if (type === 'tuple') for (const [n, one] of (items as unknown[]).entries()) fields.push(...inside(one, `.${n}`))
  if (type === 'record') fields.push(...inside(keyType, '{key}'), ...inside(valueType, '{}'))
  if (type === 'union') for (const one of options as unknown[]) fields.push(...inside(one, ''))
  if (innerType) fields.push(...inside(innerType, ''))
  if (type === 'pipe') fields.push(...inside(first, ''), ...inside(out, ''))
  return fields
}

const wrong: readonly unknown[] = [
  ...[undefined, null, true, 0, -1, 0.00001, 1e300, -1e300, '', ' ', '\u200b', '!', 'a\u0000', '\ud800', '9999-99-99'],
  ...['长'.repeat(70_000), 'x'.repeat(70_000), [], Array(5_001).fill(null), {}, { '!': 1 }, { 长: '' }],
]

const isOneOfThree = (allowed: Allowed): boolean => {
  if (Array.isArray(allowed)) return true
  const keys = Object.keys(allowed)
  return (
    keys.length > 0 && (keys.every((key) => ['min', 'max', 'step'].includes(key)) || `${keys}` === 'format,example')
  )
}

const rooms = await readRooms()
const fields = rooms.flatMap(({ routes }) =>
  routes.flatMap(({ id, params, query, body }) =>
    Object.entries({ params, query, body }).flatMap(([part, schema]) => fieldsIn(schema, `${id} ${part}`)),
  ),
)

describe('what is told of a wrong field', () => {
  it('M3 is in both languages and says what is allowed in one of three ways, in every field of every contract', () => {
    const told = new Set<string>()
    for (const [path, schema] of fields) {
      const checked = strict(schema)
      for (const value of wrong) {
        const { error } = checked.safeParse(value)
        for (const { what, allowed } of faultsOf(error?.issues ?? [], value, schema)) {
          const texts = [what['zh-CN'], what.en]
          const isRead = /\p{Script=Han}/u.test(texts[0] as string) && !/\p{Script=Han}/u.test(texts[1] as string)
          const isForm = allowed === undefined || isOneOfThree(allowed)
          const hasPattern = /[\^$]|\\d|length:|format:|Invalid/.test(`${texts} ${JSON.stringify(allowed)}`)
          if (!isRead || !isForm || hasPattern) told.add(`${path}: ${texts} ${JSON.stringify(allowed)}`)
        }
      }
    }
    expect([...told]).toEqual([])
    expect(fields.length).toBeGreaterThan(1000)
  })

  it('M3 names bounds that hold, and forms with an example that is one', () => {
    const told = new Set<string>()
    const passes = (schema: z.ZodType, value: unknown) => schema.safeParse(value).success
    for (const [path, schema] of fields) {
      if (defOf(schema).type === 'number') {
        const { min, max, step = 1 } = boundsOf(schema) as Record<'min' | 'max' | 'step', number | undefined>
        if (min !== undefined && (!passes(schema, min) || passes(schema, min - step))) told.add(`${path} ${min}`)
        if (max !== undefined && (!passes(schema, max) || passes(schema, max + step))) told.add(`${path} ${max}`)
      }
      for (const { allowed } of faultsOf(schema.safeParse('!').error?.issues ?? [], '!', schema)) {
        const isForm = allowed !== undefined && 'format' in allowed
        if (isForm && typeof allowed.example === 'string' && !passes(schema, allowed.example))
          told.add(`${path} ${allowed.example}`)
      }
      const pattern = schema.safeParse('!').error?.issues.find(({ code }) => code === 'invalid_format')
      if (pattern && !faultsOf([pattern], '!', schema).every(({ allowed }) => allowed)) told.add(`${path} has no name`)
    }
    expect([...told]).toEqual([])
  })
})
