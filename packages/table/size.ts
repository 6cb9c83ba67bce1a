import type { Key, Row } from './driver.ts'

/** What DynamoDB takes for one item, its keys included. */
export const mostItemBytes = 400 * 1024
const mostBytes = { pk: 2048, sk: 1024 } as const

const bytes = (text: string): number => Buffer.byteLength(text, 'utf8')

/** A byte per two significant digits (leading and trailing zeroes left out), one more, and one for a minus sign. */
const numberSize = (value: number): number => {
  const digits = Math.abs(value).toExponential().split('e')[0]?.replace('.', '') ?? ''
  return value === 0 ? 1 : Math.ceil(digits.length / 2) + 1 + (value < 0 ? 1 : 0)
}

/** Bytes of one attribute's value as DynamoDB counts them. */
export const valueSize = (value: unknown): number => {
  if (typeof value === 'string') return bytes(value)
  if (typeof value === 'number') return numberSize(value)
  if (typeof value === 'boolean' || value === null) return 1
  if (value instanceof Uint8Array) return value.length
  if (Array.isArray(value)) return value.reduce((sum: number, inner) => sum + 1 + valueSize(inner), 3)
  if (typeof value === 'object') return attributesSize(value as object, 1) + 3
  return 0
}

const attributesSize = (fields: object, each: number): number => {
  let sum = 0
  for (const [name, value] of Object.entries(fields)) {
    if (value !== undefined) sum += bytes(name) + valueSize(value) + each
  }
  return sum
}

/** How a row rests in DynamoDB: counters are attributes of their own, because only those can be added to. */
export const toAttributes = ({ n, ...row }: Row): Record<string, unknown> =>
  n ? { ...row, ...Object.fromEntries(Object.entries(n).map(([name, value]) => [`+${name}`, value])) } : row

/** The row of an item in DynamoDB. */
export const fromAttributes = (attributes: Record<string, unknown>): Row => {
  const row: Record<string, unknown> = {}
  const n: Record<string, unknown> = {}
  for (const name in attributes) {
    if (name.startsWith('+')) n[name.slice(1)] = attributes[name]
    else row[name] = attributes[name]
  }
  for (const _ in n) {
    row.n = n
    break
  }
  return row as unknown as Row
}

/** Bytes of an item: names and values of its attributes. */
export const itemSize = (attributes: object): number => attributesSize(attributes, 0)

/** Whether DynamoDB would refuse a row; engines without limits of their own ask here. */
export const faultOf = (row: Row, roughBytes: number): 'invalid' | 'too-large' | undefined => {
  if (keyFault(row)) return 'invalid'
  return roughBytes * 3 > mostItemBytes && itemSize(toAttributes(row)) > mostItemBytes ? 'too-large' : undefined
}

const isTooLong = (text: string, most: number): boolean => text.length * 3 > most && bytes(text) > most

/** Whether a key is empty or too long. */
export const keyFault = ({ pk, sk }: Key): boolean =>
  pk === '' || sk === '' || isTooLong(pk, mostBytes.pk) || isTooLong(sk, mostBytes.sk)
