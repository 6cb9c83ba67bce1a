import { fieldsOf, type Shape } from './shapes.ts'

/** Text that stands for itself until the body is text: JSON.stringify would change it. */
const raw = { huge: '@@huge@@', proto: '@@proto@@', lone: '@@lone@@' }

/** JSON text of a value, with what no value can hold put in. */
export const textOf = (value: unknown): string =>
  JSON.stringify(value)
    .replaceAll(`"${raw.huge}"`, '1e999')
    .replaceAll(raw.proto, '__proto__')
    .replaceAll(raw.lone, '\\ud800')

const badTexts = ['a\u0000b', 'a\u0007b', 'a\u202eb', 'a\u2066b', `a${raw.lone}`, 'a\u0085b']
const badPatterns = ['', '!', "x'; DROP TABLE rows; --", '../../etc/passwd', '{{7*7}}', '=cmd|x', '中文'.repeat(40)]
const badDates = ['2026-02-30', 'yesterday', '9999-99-99', '20261130', '2026-13-01T00:00:00Z']

const wrongTexts = ({
  enum: choices,
  const: only,
  pattern,
  format,
  maxLength = 300,
  minLength = 0,
}: Shape): unknown[] => {
  const other = [123, true, null, {}, [], ['x'], raw.huge]
  if (choices || only !== undefined) return [...other, 'no-such', '', 'NaN']
  if (format?.startsWith('date')) return [...other, '', ...badDates, 'NaN']
  if (pattern) {
    const checked = new RegExp(pattern, 'u')
    return [
      ...other,
      ...[...badPatterns, 'x'.repeat(10_000)].filter((text) => text.length > 200 || !checked.test(text)),
    ]
  }
  const long = ['长'.repeat(maxLength + 1), 'x'.repeat(maxLength * 9)]
  return [...other, ...badTexts, ...long, ...(minLength > 0 ? ['', '   ', '\u3000'] : [])]
}

const wrongNumbers = ({ type, minimum, maximum }: Shape): unknown[] => [
  'abc',
  '1',
  'NaN',
  'Infinity',
  '0x10',
  null,
  true,
  {},
  [],
  raw.huge,
  ...(type === 'integer' ? [1.5, 2 ** 60] : []),
  ...(minimum === undefined ? [] : [minimum - 1]),
  ...(maximum === undefined || maximum > 2 ** 52 ? [] : [maximum + 1]),
]

/** Values that a field of JSON must not take. */
const wrongValues = (shape: Shape): unknown[] => {
  switch (shape.type) {
    case 'string':
      return wrongTexts(shape)
    case 'number':
    case 'integer':
      return wrongNumbers(shape)
    case 'boolean':
      return ['yes', 'true', 1, 0, null, {}, []]
    case 'array':
      return ['x', 1, null, {}, true, ...(shape.minItems ? [[]] : [])]
    case 'object':
      return ['x', 1, null, [], true]
    default:
      return []
  }
}

/** One thing wrong with a body: what, where, and the body. */
export interface Wrong {
  readonly what: string
  /** Path of the field that must be named. */
  readonly path: string
  readonly value: unknown
}

type Plain = Record<string, unknown>
const brief = (value: unknown): string => (JSON.stringify(value) ?? 'nothing').slice(0, 30)
const join = (path: string, name: string | number): string => (path ? `${path}.${name}` : `${name}`)

/** The branch of a choice that a value has taken. */
const branchOf = ({ anyOf, oneOf, ...shape }: Shape, value: unknown): Shape => {
  const branches = anyOf ?? oneOf
  if (!branches) return shape
  const fits = ({ required = [] }: Shape) =>
    typeof value === 'object' && value !== null && required.every((name) => name in value)
  return branches.find(fits) ?? (branches[0] as Shape)
}

const inObject = (shape: Shape, value: Plain, path: string): Wrong[] => {
  const isOpen = typeof shape.additionalProperties === 'object'
  const added = isOpen ? [] : ['noSuchField', raw.proto, 'constructor', 'prototype']
  return [
    ...added.map((name) => ({
      what: `${join(path, name)} added`,
      path: join(path, name === raw.proto ? '__proto__' : name),
      value: { ...value, [name]: { x: 1 } },
    })),
    ...fieldsOf(shape).flatMap(([name, field]) => {
      const at = join(path, name)
      const { [name]: was, ...rest } = value
      const missing = shape.required?.includes(name) ? [{ what: `${at} missing`, path: at, value: rest }] : []
      const replaced = wrongValues(field).map((wrong) => ({
        what: `${at} = ${brief(wrong)}`,
        path: at,
        value: { ...value, [name]: wrong },
      }))
      const inside = was === undefined ? [] : wrongsIn(field, was, at)
      return [...missing, ...replaced, ...inside.map((one) => ({ ...one, value: { ...value, [name]: one.value } }))]
    }),
  ]
}

/** Everything that can be wrong with a value of this shape, one thing at a time. */
export const wrongsIn = (whole: Shape, value: unknown, path = ''): Wrong[] => {
  const shape = branchOf(whole, value)
  // left open by the contract: the room judges each item by itself
  if (!shape.type) return []
  if (Array.isArray(value)) {
    const [first, ...rest] = value
    if (first === undefined || !shape.items) return []
    const items = shape.items
    const replaced = wrongValues(items).map((wrong) => ({
      what: `${join(path, 0)} = ${brief(wrong)}`,
      path: join(path, 0),
      value: wrong,
    }))
    return [...replaced, ...wrongsIn(items, first, join(path, 0))].map((one) => ({
      ...one,
      value: [one.value, ...rest],
    }))
  }
  return typeof value === 'object' && value !== null ? inObject(shape, value as Plain, path) : []
}

/** Values that a field of a query or a path must not take, as text. */
export const wrongQueries = (
  name: string,
  { type, enum: choices, const: only, pattern, maxLength = 300, maximum = 100 }: Shape,
): string[] => {
  if (name === 'after') return ['x', '25', 'AAAA'.repeat(30), 'x'.repeat(2001), '\u0000', 'null']
  if (type === 'integer')
    return ['abc', '1.5', '-1', '0', String(maximum + 1), '1e999', 'NaN', 'Infinity', '٣', '1,000']
  if (type === 'number') return ['abc', '1e999', '999', 'NaN', 'Infinity', '-Infinity', '1,5', 'null']
  if (type === 'boolean' || choices || only !== undefined)
    return ['no-such', '中文', 'TRUE ', '\u0000', 'x'.repeat(5000)]
  if (pattern) {
    const checked = new RegExp(pattern, 'u')
    return ['!', '../..', 'a b', '中文', "' OR 1=1", '\u0000', '\u202e', 'x'.repeat(5000)].filter(
      (text) => text.length > 4000 || !checked.test(text),
    )
  }
  return ['x'.repeat(maxLength * 9)]
}
