import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb'
import type { Condition, Holding, Key, Row, Write } from './driver.ts'
import { toAttributes } from './size.ts'

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number]

interface Conditioned {
  readonly ConditionExpression?: string
  readonly ExpressionAttributeNames?: Record<string, string>
  readonly ExpressionAttributeValues?: Record<string, unknown>
  readonly ReturnValuesOnConditionCheckFailure?: 'ALL_OLD'
}

/** A key without the rest of its row. */
export const keyOnly = ({ pk, sk }: Key): { pk: string; sk: string } => ({ pk, sk })

/** Parts of a command that state its condition. The old item tells a changed row from a missing one, at no cost. */
export const conditioned = (condition: Condition): Conditioned => {
  if (condition === 'none') return {}
  if (condition === 'absent') return { ConditionExpression: 'attribute_not_exists(pk)' }
  if (condition === 'exists') return { ConditionExpression: 'attribute_exists(pk)' }
  if ('absent' in condition)
    return {
      ConditionExpression: 'attribute_not_exists(pk) OR #t <= :now',
      ExpressionAttributeNames: { '#t': 't' },
      ExpressionAttributeValues: { ':now': condition.absent },
    }
  return {
    ConditionExpression: '#r = :rev',
    ExpressionAttributeNames: { '#r': 'r' },
    ExpressionAttributeValues: { ':rev': condition.rev },
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  }
}

/** Parts of the one update expression there is: adds the counters, and sets the rest where the item is new. */
export const addition = ({ pk: _, sk: __, r: ___, n = {}, ...rest }: Row) => {
  const names: Record<string, string> = { '#r': 'r' }
  const values: Record<string, unknown> = { ':r': 1 }
  const sets = Object.entries(rest).map(([name, value]) => {
    names[`#${name}`] = name
    values[`:${name}`] = value
    return `#${name} = if_not_exists(#${name}, :${name})`
  })
  const adds = Object.entries(n).map(([name, by], at) => {
    names[`#n${at}`] = `+${name}`
    values[`:n${at}`] = by
    return `#n${at} :n${at}`
  })
  return {
    UpdateExpression: `SET ${sets.join(', ')} ADD ${['#r :r', ...adds].join(', ')}`,
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: values,
  }
}

/** One write as part of a transaction. */
export const transactItem = (TableName: string, write: Write): TransactItem => {
  if (write.kind === 'add') return { Update: { TableName, Key: keyOnly(write.row), ...addition(write.row) } }
  const condition = conditioned(write.if)
  if (write.kind === 'put') return { Put: { TableName, Item: toAttributes(write.row), ...condition } }
  const Key = keyOnly(write.key)
  if (write.kind === 'remove') return { Delete: { TableName, Key, ...condition } }
  return { ConditionCheck: { TableName, Key, ConditionExpression: 'attribute_exists(pk)', ...condition } }
}

/** What a query leaves out by the texts of a field; it is billed for that all the same, but need not be sent it. */
export const filterOf = (holding: Holding | undefined) => {
  if (!holding || holding.texts.length === 0) return undefined
  const values: Record<string, string> = {}
  const groups = holding.texts.map((group, n) => {
    const parts = group.map((text, m) => {
      values[`:h${n}x${m}`] = text
      return `contains(#d.#f, :h${n}x${m})`
    })
    return `(${parts.join(' OR ')})`
  })
  return { expression: groups.join(' AND '), names: { '#d': 'd', '#f': holding.field }, values }
}
