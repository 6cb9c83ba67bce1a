const longestValue = 2048
const deepest = 4
const mostEntries = 50
const frames = 8

const withheld = /^(phone|address|authorization|cookie|token|secret|password|body|text|description)$/i
const tokens = /eyJ[\w-]+\.[\w-]+\.[\w-]*/g
const phones = /(?<!\d)(\+?86)?1\d{10}(?!\d)/g
const quoted = /"[^"]*"|'[^']*'/g
const control = /[\u007f-\u009f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/g
const beyondAscii = /\P{ASCII}+/gu

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
const cut = (text: string): string =>
  text.length <= longestValue ? text : `${text.slice(0, longestValue - 16)}[+${text.length - longestValue + 16}]`

/**
 * Text as it may stand in a log: no token, no phone number, nothing beyond ASCII (names and addresses are not), control
 * characters escaped, at most 2 KB. Ids and codes pass unchanged.
 */
export const safeText = (text: string): string =>
  cut(
    text
      .slice(0, longestValue * 4)
      .replace(tokens, '<token>')
      .replace(phones, '<phone>')
      .replace(control, escaped)
      .replace(beyondAscii, '*'),
  )

/** An error without what it quotes: parsers and databases repeat their input. */
const safeError = (error: Error, depth: number): Record<string, unknown> => ({
  name: safeText(error.name),
  ...('code' in error && { code: safe(error.code, depth + 1) }),
  message: safeText(error.message.replace(quoted, '"*"')),
  ...('facts' in error && { facts: safe(error.facts, depth + 1) }),
  stack: (error.stack ?? '')
    .split('\n')
    .filter((frame) => frame.startsWith('    at '))
    .slice(0, frames)
    .map((frame) => safeText(frame.slice(7))),
  ...(error.cause !== undefined && { cause: safe(error.cause, depth + 1) }),
})

/** A value as it may stand in a log; see `safeText`. Bounded in depth and number of entries. */
export const safe = (value: unknown, depth = 0): unknown => {
  switch (typeof value) {
    case 'string':
      return safeText(value)
    case 'number':
    case 'boolean':
    case 'undefined':
      return value
    case 'object':
      break
    default:
      return safeText(String(value))
  }
  if (value === null) return null
  if (depth >= deepest) return '<deep>'
  if (value instanceof Error) return safeError(value, depth)
  if (value instanceof Date) return value.toJSON()
  if (Array.isArray(value)) return value.slice(0, mostEntries).map((entry) => safe(entry, depth + 1))
  return Object.fromEntries(
    Object.entries(value)
      .slice(0, mostEntries)
      .map(([key, inner]) => [safeText(key), withheld.test(key) ? '<withheld>' : safe(inner, depth + 1)]),
  )
}
