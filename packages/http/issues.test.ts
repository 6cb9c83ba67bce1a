import { formatted, Period } from '@wangge/contract'
import { say } from '@wangge/problem'
import * as z from 'zod'
import { faultsOf } from './issues.ts'
import { strict } from './strict.ts'

const faults = (schema: z.ZodType, input: unknown) => {
  const { error } = strict(schema).safeParse(input)
  return faultsOf(error?.issues ?? [], input, schema).map(({ path, what, allowed }) => [path, what.en, allowed])
}

describe('what zod found wrong', () => {
  it.each<[string, z.ZodType, unknown, unknown[]]>([
    ['a step', z.number().multipleOf(5), 7, ['', 'Must be a multiple of 5', { step: 5 }]],
    ['a short list', z.array(z.int()).min(1), [], ['', 'At least 1 items', { min: 1 }]],
    ['a short text', z.string().min(2), 'a', ['', 'At least 2 characters', { min: 2 }]],
    ['a long text', z.string().max(2), 'abc', ['', 'At most 2 characters', { max: 2 }]],
    ['a pattern of no name', z.string().regex(/^a$/), 'b', ['', 'Wrong format', undefined]],
    ['a pattern', formatted(/^a$/, 'one a', 'a'), 'b', ['', 'Wrong format', { format: 'one a', example: 'a' }]],
    ['what is more than a bound', z.number().gt(0), 0, ['', 'Must be more than 0', { min: 0 }]],
    [
      'what is less than one, by steps',
      z.number().gt(0).lt(5).multipleOf(0.1),
      5,
      ['', 'Must be less than 5', { min: 0.1, max: 4.9, step: 0.1 }],
    ],
    ['a list of exactly so many', z.array(z.int()).length(2), [], ['', 'Must be 2 items', { min: 2, max: 2 }]],
    [
      'both bounds of a whole number',
      z.int().min(1).max(9),
      10,
      ['', 'Must not be more than 9', { min: 1, max: 9, step: 1 }],
    ],
    [
      'a key',
      z.record(formatted(/^a$/, 'one a', 'a'), z.int()),
      { b: 1 },
      ['b', 'Wrong format', { format: 'one a', example: 'a' }],
    ],
    [
      'a period',
      Period,
      '2026-13',
      ['', 'Wrong format', { format: 'YYYY, YYYY-Qn, YYYY-MM, YYYY-MM-Hn, YYYY-Wnn', example: '2026-W48' }],
    ],
    ['a mail address', z.email(), 'b', ['', 'Wrong format', { format: 'email', example: 'name@example.com' }]],
    ['a missing choice', z.object({ a: z.enum(['x', 'y']) }), {}, ['a', 'Required', ['x', 'y']]],
    [
      'a union',
      z.union([z.string(), z.object({ a: z.int() })]),
      { a: 'x' },
      ['a', 'Must be a number', { format: 'number', example: 1 }],
    ],
    ['a room’s own message', z.string().refine(() => false, { error: 'Not today' }), 'a', ['', 'Not today', undefined]],
    [
      'a room’s own message in both languages',
      z.string().refine(() => false, { params: { text: say('今天不行', 'Not today') } }),
      'a',
      ['', 'Not today', undefined],
    ],
    [
      'a record',
      z.record(z.string(), z.object({ a: z.int() })),
      { x: { a: 1, b: 2 } },
      ['x.b', 'No such property', undefined],
    ],
  ])('%s is told', (_, schema, input, fault) => {
    expect(faults(schema, input)).toEqual([fault])
  })
})

describe('a strict schema', () => {
  const Node = z.object({
    name: z.string().default('x'),
    get children() {
      return z.array(Node).optional()
    },
  })

  it('is strict at every depth, also of a schema that holds itself', () => {
    expect(strict(Node).parse({ children: [{ children: [{}] }] })).toEqual({
      name: 'x',
      children: [{ name: 'x', children: [{ name: 'x' }] }],
    })
    expect(faults(Node, { children: [{ children: [{ b: 1 }] }] })).toEqual([
      ['children.0.children.0.b', 'No such property', undefined],
    ])
  })

  it('keeps checks, transforms and the word of objects that say what they do with others', () => {
    const schema = z.object({
      a: z.object({ b: z.string().transform(Number) }).refine(({ b }) => b > 1, { error: 'small' }),
      loose: z.looseObject({}).nullable(),
      pair: z.tuple([z.object({ n: z.int() })]).readonly(),
    })
    const good = { a: { b: '2' }, loose: { x: 1 }, pair: [{ n: 1 }] }
    expect(strict(schema).parse(good)).toEqual({ ...good, a: { b: 2 } })
    expect(faults(schema, { ...good, a: { b: '1' } })).toEqual([['a', 'small', undefined]])
    expect(faults(schema, { ...good, pair: [{ n: 1, m: 1 }] })).toEqual([['pair.0.m', 'No such property', undefined]])
    expect(schema.parse({ ...good, more: 1 })).toEqual({ ...good, a: { b: 2 } })
  })
})
