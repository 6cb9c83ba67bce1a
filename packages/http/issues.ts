import { type Allowed, type Fault, say, type Text } from '@wangge/problem'
import type * as z from 'zod'
import { boundsOf, fieldOf } from './bounds.ts'
import { bare, takes } from './strict.ts'

type Issue = z.core.$ZodIssue

const kinds: Readonly<Record<string, Text>> = {
  string: say('文本', 'text'),
  number: say('数字', 'a number'),
  int: say('整数', 'a whole number'),
  boolean: say('“true”或“false”', 'true or false'),
  array: say('列表', 'a list'),
  object: say('对象', 'an object'),
  record: say('对象', 'an object'),
  undefined: say('空', 'nothing'),
}
const required = say('必填', 'Required')
const unacceptable = say('不是允许的值', 'Not an allowed value')
const format = say('格式不对', 'Wrong format')
const formats: Readonly<Record<string, Allowed>> = {
  datetime: { format: 'date-time', example: '2026-11-30T08:00:00+08:00' },
  date: { format: 'date', example: '2026-11-30' },
  time: { format: 'time', example: '08:00:00' },
  email: { format: 'email', example: 'name@example.com' },
  url: { format: 'uri', example: 'https://example.com' },
}
/** What is told of a value of another type. */
const types: Readonly<Record<string, Allowed>> = {
  string: { format: 'string', example: '文字' },
  number: { format: 'number', example: 1 },
  int: { step: 1 },
  boolean: [true, false],
  array: { format: 'array', example: [] },
  object: { format: 'object', example: {} },
  record: { format: 'object', example: {} },
}

type Bound = 'least' | 'most' | 'above' | 'below' | 'exactly'
const words: Readonly<Record<string, Readonly<Record<Bound, (bound: string) => Text>>>> = {
  string: {
    least: (n) => say(`至少 ${n} 个字符`, `At least ${n} characters`),
    most: (n) => say(`最多 ${n} 个字符`, `At most ${n} characters`),
    above: (n) => say(`须多于 ${n} 个字符`, `More than ${n} characters`),
    below: (n) => say(`须少于 ${n} 个字符`, `Fewer than ${n} characters`),
    exactly: (n) => say(`须为 ${n} 个字符`, `Must be ${n} characters`),
  },
  array: {
    least: (n) => say(`至少 ${n} 项`, `At least ${n} items`),
    most: (n) => say(`最多 ${n} 项`, `At most ${n} items`),
    above: (n) => say(`须多于 ${n} 项`, `More than ${n} items`),
    below: (n) => say(`须少于 ${n} 项`, `Fewer than ${n} items`),
    exactly: (n) => say(`须为 ${n} 项`, `Must be ${n} items`),
  },
  number: {
    least: (n) => say(`不能小于 ${n}`, `Must not be less than ${n}`),
    most: (n) => say(`不能大于 ${n}`, `Must not be more than ${n}`),
    above: (n) => say(`须大于 ${n}`, `Must be more than ${n}`),
    below: (n) => say(`须小于 ${n}`, `Must be less than ${n}`),
    exactly: (n) => say(`须为 ${n}`, `Must be ${n}`),
  },
}

type Told = Pick<Fault, 'what' | 'allowed'>
type Sized = Extract<Issue, { code: 'too_small' | 'too_big' }>

const sized = (issue: Sized, field: Field): Told => {
  const [bound, sides] =
    issue.code === 'too_small'
      ? [issue.minimum, ['least', 'above'] as const]
      : [issue.maximum, ['most', 'below'] as const]
  const side: Bound = issue.exact ? 'exactly' : sides[issue.inclusive === false ? 1 : 0]
  const say = words[issue.origin] ?? (words.number as (typeof words)[string])
  const own = issue.code === 'too_small' ? { min: Number(bound) } : { max: Number(bound) }
  return { what: say[side](String(bound)), allowed: { ...own, ...(field && boundsOf(field)) } }
}

/** The contract package's own errors, and messages of rooms (`params: { text, allowed }` or one sentence). */
const custom = ({ message, params }: { message: string; params?: Record<string, unknown> | undefined }): Told => {
  if (message === 'control-characters')
    return { what: say('不能含控制字符或方向控制符', 'No control or bidirectional characters') }
  const length = /^length:(\d+)-(\d+)$/.exec(message)
  if (length) {
    const [min = 0, max = 0] = length.slice(1).map(Number)
    return {
      what:
        min === max
          ? say(`须为 ${max} 个字`, `Must be ${max} characters long`)
          : say(`须为 ${min} 到 ${max} 个字`, `Must be ${min} to ${max} characters long`),
      allowed: { min, max, step: 1 },
    }
  }
  const allowed =
    (params?.allowed as Allowed | undefined) ?? (params?.step ? { step: params.step as number } : undefined)
  return { what: (params?.text as Text | undefined) ?? say(message, message), ...(allowed && { allowed }) }
}

const ofForm = (issue: Extract<Issue, { code: 'invalid_format' }>): Told => {
  const own = issue.message.startsWith('format:') ? (JSON.parse(issue.message.slice(7)) as Allowed) : undefined
  const allowed = own ?? formats[issue.format]
  return { what: format, ...(allowed && { allowed }) }
}

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((inner, key) => (inner as Record<PropertyKey, unknown> | undefined | null)?.[key], value)

/** Of a union's branches the one that came furthest: its faults say most. */
const closest = (branches: readonly (readonly Issue[])[]): readonly Issue[] =>
  branches.toSorted(
    (a, b) =>
      Math.max(0, ...b.map(({ path }) => path.length)) - Math.max(0, ...a.map(({ path }) => path.length)) ||
      a.length - b.length,
  )[0] ?? []

const only = (values: readonly unknown[]): Told => ({
  what: say(`只能是：${values.join('、')}`, `Must be one of: ${values.join(', ')}`),
  allowed: values,
})

type Field = z.core.$ZodType | undefined

const describe = (issue: Issue, field: Field): Told => {
  switch (issue.code) {
    case 'invalid_type': {
      const kind = kinds[issue.expected] ?? say(issue.expected, issue.expected)
      const allowed = types[issue.expected]
      const isBounded = issue.expected === 'int' && field
      return {
        what: say(`应为${kind['zh-CN']}`, `Must be ${kind.en}`),
        ...(allowed && { allowed: isBounded ? { ...allowed, ...boundsOf(field) } : allowed }),
      }
    }
    case 'invalid_value':
      return only(issue.values)
    case 'invalid_union':
      return 'options' in issue && issue.options ? only(issue.options) : { what: unacceptable }
    case 'too_small':
    case 'too_big':
      return sized(issue, field)
    case 'invalid_format':
      return ofForm(issue)
    case 'invalid_key':
      return issue.issues[0] ? describe(issue.issues[0], undefined) : { what: unacceptable }
    case 'not_multiple_of':
      return {
        what: say(`须为 ${issue.divisor} 的倍数`, `Must be a multiple of ${issue.divisor}`),
        allowed: { ...(field && boundsOf(field)), step: issue.divisor },
      }
    case 'custom': {
      const told = custom(issue)
      return issue.params?.step && field ? { ...told, allowed: boundsOf(field) } : told
    }
    default:
      return { what: unacceptable }
  }
}

/** A missing field is only said to be missing, and what it may be when there is a choice. */
const described = (issue: Issue, field: Field, missing: boolean): Told => {
  if (!missing) return describe(issue, field)
  const isChoice = issue.code === 'invalid_value' || (issue.code === 'invalid_union' && 'options' in issue)
  return { what: required, ...(isChoice && { allowed: describe(issue, field).allowed }) }
}

const keysOf = (schema: Field): string[] =>
  schema && takes(schema) === 'object' ? Object.keys((bare(schema) as z.ZodObject).shape) : []

/** What zod found wrong, field by field, in both languages; never repeats what the caller sent. */
export const faultsOf = (
  issues: readonly Issue[],
  input: unknown,
  schema?: z.core.$ZodType,
  under: readonly PropertyKey[] = [],
): Fault[] =>
  issues.flatMap((issue) => {
    const path = [...under, ...issue.path]
    if (issue.code === 'unrecognized_keys') {
      const known = path.length === 0 ? keysOf(schema) : []
      return issue.keys.map((key) => ({
        path: [...path, key].join('.').slice(0, 200),
        what: say('没有这个字段', 'No such property'),
        ...(known.length > 0 && { allowed: known }),
      }))
    }
    const missing = valueAt(input, path) === undefined
    if (issue.code === 'invalid_union' && !missing && issue.errors.some((branch) => branch.length > 0))
      return faultsOf(closest(issue.errors), input, schema, path)
    return [{ path: path.join('.').slice(0, 200), ...described(issue, fieldOf(schema, path), missing) }]
  })
