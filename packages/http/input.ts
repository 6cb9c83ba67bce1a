import type { AnyRoute } from '@wangge/contract'
import { type Fault, Problem, say } from '@wangge/problem'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import type * as z from 'zod'
import { notUtf8, tableOf, textOf } from './body.ts'
import type { Encoding } from './encoding.ts'
import { faultsOf } from './issues.ts'
import { Refused } from './refused.ts'
import { bare, strict, takes } from './strict.ts'

const maxDepth = 32
// names that reach an object's prototype in careless code; no contract has a property of these names
const prototypeNames = new Set(['__proto__', 'constructor', 'prototype'])

type Shape = Record<string, unknown>
/** What a route's schemas read. */
export interface Parsed {
  readonly params: unknown
  readonly query: Shape
  readonly body: unknown
}

const refuseInside = (value: unknown, depth: number, path: string): void => {
  if (typeof value === 'number') {
    if (!Number.isFinite(value))
      throw new Problem('invalid', say('数字超出范围', 'A number is out of range'), {
        fields: [{ path, what: say('数字超出范围', 'The number is out of range') }],
      })
    return
  }
  if (typeof value !== 'object' || value === null) return
  if (depth > maxDepth)
    throw new Refused(400, say('JSON 嵌套超过 32 层', 'The JSON is nested deeper than 32'), { facts: { maxDepth } })
  for (const key of Object.keys(value)) {
    const inner = path ? `${path}.${key}` : key
    if (prototypeNames.has(key)) throw unknownProperty(inner)
    refuseInside((value as Shape)[key], depth + 1, inner)
  }
}

const unknownProperty = (path: string) =>
  new Problem('invalid', say(`没有这个字段：${path.slice(0, 200)}`, `No such property: ${path.slice(0, 200)}`), {
    fields: [{ path: path.slice(0, 200), what: say('没有这个字段', 'No such property') }],
  })

/** Parses JSON: no prototype keys, at most 32 deep, every number finite. */
export const jsonOf = (text: string): unknown => {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new Refused(400, say('请求体不是有效的 JSON', 'The body is not valid JSON'))
  }
  refuseInside(value, 1, '')
  return value
}

const decoded = (text: string): string => {
  if (!/[%+]/.test(text)) return text
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    throw notUtf8()
  }
}

/** Reads a query string; an empty value is as good as none. Fields in `many` may be given more than once. */
export const queryOf = (raw: string, many: ReadonlySet<string>): Shape => {
  const query: Shape = {}
  if (!raw) return query
  for (const pair of raw.split('&')) {
    if (pair === '') continue
    const at = pair.indexOf('=')
    const key = decoded(at < 0 ? pair : pair.slice(0, at))
    const value = at < 0 ? '' : decoded(pair.slice(at + 1))
    if (prototypeNames.has(key)) throw unknownProperty(key)
    if (value === '') continue
    if (many.has(key)) query[key] = [...((query[key] as string[] | undefined) ?? []), value]
    else if (Object.hasOwn(query, key))
      throw new Problem('invalid', say(`${key} 只能给一次`, `${key} may be given only once`), {
        fields: [{ path: key.slice(0, 200), what: say('只能给一次', 'May be given only once') }],
      })
    else query[key] = value
  }
  return query
}

const mediaTypeOf = (header: string | undefined): string => (header ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''

const refuseMediaType = (mediaType: string, header: string | undefined): void => {
  if (mediaTypeOf(header) === mediaType) return
  throw new Refused(415, say(`请求体须为 ${mediaType}`, `The body must be ${mediaType}`), {
    facts: { allowed: [mediaType] },
    headers: { accept: mediaType },
  })
}

const refuseTraps = (route: AnyRoute): void => {
  for (const [name, schema] of Object.entries(route.query.shape)) {
    const def = (bare(schema as z.ZodType)._zod.def ?? {}) as { type?: string; coerce?: boolean }
    if (def.type === 'boolean')
      throw new Error(`${route.id}: query ${name} must be z.stringbool(): z.coerce.boolean() reads "false" as true`)
  }
}

const unixLines = (value: unknown): string => String(value).replaceAll('\r\n', '\n')

/** Fields of a form as texts, those named `…[]` as lists; one left empty is as good as none. Browsers send line ends as CR LF. */
const formOf = (text: string): Shape => {
  const lists = new Set([...new URLSearchParams(text).keys()].filter((name) => name.endsWith('[]')))
  return Object.fromEntries(
    Object.entries(queryOf(text, lists)).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.map(unixLines) : unixLines(value),
    ]),
  )
}

const digits = /^[+-]?\d+(?:\.\d+)?$/

/** What a schema reads of texts: numbers are written in digits, and neither `1e1` nor `0x10` is one. */
const typedOf = (schema: z.ZodType, value: unknown): unknown => {
  if (takes(schema) !== 'object' || typeof value !== 'object' || value === null) return value
  const { shape } = bare(schema) as z.ZodObject
  const isOdd = ([name, text]: [string, unknown]) =>
    typeof text === 'string' &&
    Object.hasOwn(shape, name) &&
    takes(shape[name] as z.ZodType) === 'number' &&
    !digits.test(text)
  const odd = Object.entries(value).filter(isOdd)
  return odd.length === 0 ? value : { ...value, ...Object.fromEntries(odd.map(([name]) => [name, Number.NaN])) }
}

/** Prepares a route once: what comes back reads and checks one request. Every fault of it is told at once. */
export const inputOf = (route: AnyRoute) => {
  refuseTraps(route)
  let read: ReturnType<typeof readerOf> | undefined
  return (event: APIGatewayProxyEventV2) => {
    // when first asked: a function that starts for one route need not wait for all
    read ??= readerOf(route)
    return read(event)
  }
}

const readerOf = (route: AnyRoute) => {
  const params = strict(route.params)
  const query = strict(route.query)
  const body = strict(route.body)
  const kind = takes(route.body)
  const isJson = route.mediaType === 'application/json'
  const isForm = route.mediaType === 'application/x-www-form-urlencoded'
  const isCsv = route.mediaType === 'text/csv'
  const queryNames = Object.keys(route.query.shape)
  const many = new Set(queryNames.filter((name) => takes(route.query.shape[name] as z.ZodType) === 'array'))

  const bodyOf = (text: string, contentType: string | undefined): unknown => {
    if (text === '') return kind === 'object' ? {} : undefined
    if (kind === 'undefined') return text.trim() === '{}' ? undefined : jsonOf(text)
    refuseMediaType(route.mediaType, contentType)
    if (isForm) return formOf(text)
    return isJson ? jsonOf(text) : text
  }

  return (event: APIGatewayProxyEventV2): Parsed & { text: string; encoding?: Encoding } => {
    const asked = queryOf(event.rawQueryString, many)
    const { text, encoding } = isCsv ? tableOf(event, asked.encoding) : { text: textOf(event), encoding: undefined }
    const faults: Fault[] = []
    const read = <T>(schema: z.ZodType<T>, value: unknown): T => {
      const result = schema.safeParse(typedOf(schema, value))
      if (!result.success) faults.push(...faultsOf(result.error.issues, value, schema))
      return result.data as T
    }
    const parsed = {
      text,
      ...(encoding && { encoding }),
      params: read(params, event.pathParameters ?? {}),
      query: read(query, asked) as Shape,
      body: read(body, bodyOf(text, event.headers['content-type'])),
    }
    if (faults.length > 0) throw faulty(faults)
    return parsed
  }
}

const faulty = (faults: readonly Fault[]): Problem => {
  const { path, what } = faults[0] as Fault
  const where = path || 'body'
  return new Problem('invalid', say(`${where}：${what['zh-CN']}`, `${where}: ${what.en}`), {
    fields: faults.slice(0, 50),
  })
}
