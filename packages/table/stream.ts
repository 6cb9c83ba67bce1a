import type { Row } from './driver.ts'
import { fromAttributes } from './size.ts'

/** A value as DynamoDB writes it down. */
interface Tagged {
  readonly S?: string
  readonly N?: string
  readonly BOOL?: boolean
  readonly M?: Readonly<Record<string, Tagged>>
  readonly L?: readonly Tagged[]
}

const plain = ({ S, N, BOOL, M, L }: Tagged): unknown =>
  S ?? (N === undefined ? undefined : Number(N)) ?? BOOL ?? (M && plainFields(M)) ?? L?.map(plain) ?? null

const plainFields = (fields: Readonly<Record<string, Tagged>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, plain(value)]))

/** The row that a record of the table's stream brings; `undefined` when it was removed. */
export const fromStream = (record: { readonly dynamodb?: { readonly NewImage?: object } }): Row | undefined => {
  const image = record.dynamodb?.NewImage as Readonly<Record<string, Tagged>> | undefined
  return image && fromAttributes(plainFields(image))
}
