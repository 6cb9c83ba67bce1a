import type { AttributeValue } from '@aws-sdk/client-dynamodb'

/** A value as the plain client sends it. */
const attribute = (value: unknown): AttributeValue => {
  if (typeof value === 'string') return { S: value }
  if (typeof value === 'number') return { N: String(value) }
  if (typeof value === 'boolean') return { BOOL: value }
  if (Array.isArray(value)) return { L: value.map(attribute) }
  return { M: attributes(value as object) }
}

/** An item as the plain client sends it. */
export const attributes = (item: object): Record<string, AttributeValue> =>
  Object.fromEntries(
    Object.entries(item)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, attribute(value)]),
  )

/** The value again. */
const plain = ({ S, N, BOOL, L, M }: AttributeValue): unknown =>
  S ?? (N === undefined ? (BOOL ?? (L ? L.map(plain) : plainItem(M ?? {}))) : Number(N))

/** The item again. */
export const plainItem = (item: Record<string, AttributeValue>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(item).map(([name, value]) => [name, plain(value)]))

const maps = new Set(['Key', 'Item', 'ExclusiveStartKey', 'ExpressionAttributeValues'])

/** A request of the plain client as the document client takes it. */
export const plainRequest = (request: unknown): unknown => {
  if (Array.isArray(request)) return request.map(plainRequest)
  if (typeof request !== 'object' || request === null) return request
  return Object.fromEntries(
    Object.entries(request).map(([name, value]) => {
      if (maps.has(name)) return [name, plainItem(value)]
      if (name === 'Keys') return [name, value.map(plainItem)]
      return [name, plainRequest(value)]
    }),
  )
}
