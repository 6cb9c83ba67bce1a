import { periodExamples, periodPattern } from '@wangge/contract'
import { type Fault, say, type Text } from '@wangge/problem'
import type * as z from 'zod'

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
const examples: Readonly<Record<string, string | readonly string[]>> = {
  [String(periodPattern)]: periodExamples,
  datetime: '2026-11-30T08:00:00+08:00',
  date: '2026-11-30',
  time: '08:00:00',
  email: 'name@example.com',
  url: 'https://example.com',
}

const limits: Readonly<Record<string, (bound: string, least: boolean) => Text>> = {
  string: (bound, least) =>
    least
      ? say(`至少 ${bound} 个字符`, `At least ${bound} characters`)
      : say(`最多 ${bound} 个字符`, `At most ${bound} characters`),
  array: (bound, least) =>
    least ? say(`至少 ${bound} 项`, `At least ${bound} items`) : say(`最多 ${bound} 项`, `At most ${bound} items`),
  number: (bound, least) =>
    least
      ? say(`不能小于 ${bound}`, `Must not be less than ${bound}`)
      : say(`不能大于 ${bound}`, `Must not be more than ${bound}`),
}

const sized = (origin: string, bound: number | bigint, least: boolean): Pick<Fault, 'what' | 'allowed'> => ({
  what: (limits[origin] ?? (limits.number as (typeof limits)[string]))(String(bound), least),
  allowed: { [least ? 'min' : 'max']: Number(bound) },
})

/** The contract package's own errors, and messages of rooms (`params: { text }` or one sentence). */
const custom = ({ message, params }: { message: string; params?: Record<string, unknown> | undefined }) => {
  if (message === 'control-characters')
    return { what: say('不能含控制字符或方向控制符', 'No control or bidirectional characters') }
  const length = /^length:(\d+)-(\d+)$/.exec(message)
  if (length) {
    const [, min, max] = length
    return {
      what: say(`须为 ${min} 到 ${max} 个字`, `Must be ${min} to ${max} characters long`),
      allowed: { min: Number(min), max: Number(max) },
    }
  }
  return { what: (params?.text as Text | undefined) ?? say(message, message) }
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

const only = (values: readonly unknown[]): Pick<Fault, 'what' | 'allowed'> => ({
  what: say(`只能是：${values.join('、')}`, `Must be one of: ${values.join(', ')}`),
  allowed: values,
})

const describe = (issue: Issue): Pick<Fault, 'what' | 'allowed'> => {
  switch (issue.code) {
    case 'invalid_type': {
      const kind = kinds[issue.expected] ?? say(issue.expected, issue.expected)
      return { what: say(`应为${kind['zh-CN']}`, `Must be ${kind.en}`), allowed: issue.expected }
    }
    case 'invalid_value':
      return only(issue.values)
    case 'invalid_union':
      return 'options' in issue && issue.options ? only(issue.options) : { what: unacceptable }
    case 'too_small':
      return sized(issue.origin, issue.minimum, true)
    case 'too_big':
      return sized(issue.origin, issue.maximum, false)
    case 'invalid_format':
      return {
        what: format,
        allowed: examples[issue.format] ?? examples[issue.pattern ?? ''] ?? issue.pattern ?? issue.format,
      }
    case 'not_multiple_of':
      return {
        what: say(`须为 ${issue.divisor} 的倍数`, `Must be a multiple of ${issue.divisor}`),
        allowed: { multipleOf: issue.divisor },
      }
    case 'custom':
      return custom(issue)
    default:
      return { what: unacceptable }
  }
}

/** A missing field is only said to be missing, and what it may be when there is a choice. */
const described = (issue: Issue, missing: boolean): Pick<Fault, 'what' | 'allowed'> => {
  if (!missing) return describe(issue)
  const isChoice = issue.code === 'invalid_value' || (issue.code === 'invalid_union' && 'options' in issue)
  return { what: required, ...(isChoice && { allowed: describe(issue).allowed }) }
}

/** What zod found wrong, field by field, in both languages; never repeats what the caller sent. */
export const faultsOf = (
  issues: readonly Issue[],
  input: unknown,
  known: readonly string[] = [],
  under: readonly PropertyKey[] = [],
): Fault[] =>
  issues.flatMap((issue) => {
    const path = [...under, ...issue.path]
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({
        path: [...path, key].join('.').slice(0, 200),
        what: say('没有这个字段', 'No such property'),
        ...(path.length === 0 && known.length > 0 && { allowed: known }),
      }))
    const missing = valueAt(input, path) === undefined
    if (issue.code === 'invalid_union' && !missing && issue.errors.some((branch) => branch.length > 0))
      return faultsOf(closest(issue.errors), input, known, path)
    return [{ path: path.join('.').slice(0, 200), ...described(issue, missing) }]
  })
