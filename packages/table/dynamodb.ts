import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import {
  BatchGetCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import { Problem, say } from '@wangge/problem'
import { indexNames } from './definition.ts'
import {
  Cancelled,
  type Condition,
  type Driver,
  type Key,
  type Query,
  type Reason,
  type Row,
  type Write,
} from './driver.ts'
import { fromAttributes, toAttributes } from './size.ts'

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number]

const mostKeys = 100
const mostIdleTries = 8
const lanes = 32

const keyOnly = ({ pk, sk }: Key): { pk: string; sk: string } => ({ pk, sk })
const idOf = ({ pk, sk }: Key): string => `${pk}\n${sk}`

/** Parts of a command that state its condition. The old item tells a changed row from a missing one, at no cost. */
const conditioned = (condition: Condition) => {
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
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
  }
}

/** Parts of the one update expression there is: sets what the row has, adds its counters. */
const addition = ({ pk: _, sk: __, r: ___, n = {}, ...rest }: Row) => {
  const names: Record<string, string> = { '#r': 'r' }
  const values: Record<string, unknown> = { ':r': 1 }
  const sets = Object.entries(rest).map(([name, value]) => {
    names[`#${name}`] = name
    values[`:${name}`] = value
    return `#${name} = :${name}`
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

const transactItem = (TableName: string, write: Write): TransactItem => {
  if (write.kind === 'add') return { Update: { TableName, Key: keyOnly(write.row), ...addition(write.row) } }
  const condition = conditioned(write.if)
  if (write.kind === 'put') return { Put: { TableName, Item: toAttributes(write.row), ...condition } }
  const Key = keyOnly(write.key)
  if (write.kind === 'remove') return { Delete: { TableName, Key, ...condition } }
  return { ConditionCheck: { TableName, Key, ConditionExpression: 'attribute_exists(pk)', ...condition } }
}

/** DynamoDB's names for what went wrong, of one write of a transaction or of a whole command. */
const reasons: Readonly<Record<string, Reason>> = {
  None: 'none',
  ConditionalCheckFailed: 'condition',
  ConditionalCheckFailedException: 'condition',
  TransactionConflict: 'conflict',
  TransactionConflictException: 'conflict',
  TransactionInProgressException: 'conflict',
  ProvisionedThroughputExceeded: 'throttle',
  ProvisionedThroughputExceededException: 'throttle',
  ThrottlingError: 'throttle',
  ThrottlingException: 'throttle',
  RequestLimitExceeded: 'throttle',
  ItemCollectionSizeLimitExceeded: 'too-large',
  ItemCollectionSizeLimitExceededException: 'too-large',
  ValidationError: 'invalid',
  ValidationException: 'invalid',
}

interface Failure {
  readonly name?: string
  readonly Code?: string
  readonly message?: string
  readonly Message?: string
  readonly Item?: object
  readonly CancellationReasons?: readonly Failure[]
}

/** What became of one write; `undefined` for a failure that is not about the write. */
export const reasonOf = (write: Write, failure: Failure): Reason | undefined => {
  const reason = reasons[failure.Code ?? failure.name ?? '']
  const isRev = write.kind !== 'add' && typeof write.if === 'object' && 'rev' in write.if
  if (reason === 'condition' && isRev && !failure.Item) return 'missing'
  if (
    reason === 'invalid' &&
    /item size|aggregated size|collection size/i.test(failure.Message ?? failure.message ?? '')
  )
    return 'too-large'
  return reason
}

/** Reasons of a whole transaction; throws what is not about its writes. */
const reasonsOf = (writes: readonly Write[], error: Failure): Reason[] =>
  writes.map((write, at) => {
    const reason = reasonOf(write, error.CancellationReasons?.[at] ?? error)
    if (!reason) throw error
    return reason
  })

/** The store of a county on AWS. */
export const openDynamodb = (
  plainClient: DynamoDBClient,
  TableName: string,
  {
    random = Math.random,
    sleep = (ms: number): Promise<void> => new Promise((wake) => setTimeout(wake, ms)),
  }: { random?: () => number; sleep?: (ms: number) => Promise<void> } = {},
): Driver => {
  const client = DynamoDBDocumentClient.from(plainClient, { marshallOptions: { removeUndefinedValues: true } })

  const getBatch = async (batch: readonly Key[], found: Map<string, Row>): Promise<void> => {
    let left: readonly Key[] = batch
    for (let idle = 0; left.length > 0; ) {
      const asked = { Keys: left.map(keyOnly), ConsistentRead: true }
      const { Responses, UnprocessedKeys } = await client.send(
        new BatchGetCommand({ RequestItems: { [TableName]: asked } }),
      )
      for (const item of Responses?.[TableName] ?? []) found.set(idOf(item as Row), fromAttributes(item))
      const unprocessed = (UnprocessedKeys?.[TableName]?.Keys ?? []) as unknown as Key[]
      idle = unprocessed.length < left.length ? 0 : idle + 1
      if (idle > mostIdleTries)
        throw new Problem('unavailable', say('系统繁忙，请稍后重试', 'Busy; please try again in a moment'))
      left = unprocessed
      if (left.length > 0) await sleep(random() * Math.min(25 * 2 ** idle, 1000))
    }
  }

  const send = async (write: Write): Promise<unknown> => {
    if (write.kind === 'add')
      return client.send(new UpdateCommand({ TableName, Key: keyOnly(write.row), ...addition(write.row) }))
    if (write.kind === 'put')
      return client.send(new PutCommand({ TableName, Item: toAttributes(write.row), ...conditioned(write.if) }))
    return client.send(new DeleteCommand({ TableName, Key: keyOnly(write.key), ...conditioned(write.if) }))
  }

  const one = async (write: Write): Promise<Reason> => {
    try {
      await send(write)
      return 'none'
    } catch (error) {
      const reason = reasonOf(write, error as Failure)
      if (!reason) throw error
      return reason
    }
  }

  return {
    async get(keys) {
      const [only] = keys
      if (!only) return []
      if (keys.length === 1) {
        const { Item } = await client.send(new GetCommand({ TableName, Key: keyOnly(only), ConsistentRead: true }))
        return [Item && fromAttributes(Item)]
      }
      const distinct = [...new Map(keys.map((key) => [idOf(key), key])).values()]
      const found = new Map<string, Row>()
      const batches = Array.from({ length: Math.ceil(distinct.length / mostKeys) }, (_, at) =>
        distinct.slice(at * mostKeys, (at + 1) * mostKeys),
      )
      await Promise.all(batches.map((batch) => getBatch(batch, found)))
      return keys.map((key) => found.get(idOf(key)))
    },

    async query({ index, pk, from, to, reverse = false, limit, after }: Query) {
      const [p, s] = index ? [`i${index}p`, `i${index}s`] : ['pk', 'sk']
      const range =
        from !== undefined && to !== undefined
          ? ' AND #s BETWEEN :from AND :to'
          : from !== undefined
            ? ' AND #s >= :from'
            : to !== undefined
              ? ' AND #s <= :to'
              : ''
      const { Items = [], LastEvaluatedKey: last } = await client.send(
        new QueryCommand({
          TableName,
          ...(index ? { IndexName: indexNames[index] } : { ConsistentRead: true }),
          KeyConditionExpression: `#p = :p${range}`,
          ExpressionAttributeNames: { '#p': p, ...(range ? { '#s': s } : {}) },
          ExpressionAttributeValues: { ':p': pk, ':from': from, ':to': to },
          ScanIndexForward: !reverse,
          Limit: limit,
          ...(after ? { ExclusiveStartKey: { ...keyOnly(after), ...(index ? { [p]: pk, [s]: after.s } : {}) } } : {}),
        }),
      )
      return { rows: Items.map(fromAttributes), ...(last ? { after: { s: last[s], pk: last.pk, sk: last.sk } } : {}) }
    },

    async transact(writes, token) {
      try {
        await client.send(
          new TransactWriteCommand({
            TransactItems: writes.map((write) => transactItem(TableName, write)),
            ClientRequestToken: token,
          }),
        )
      } catch (error) {
        throw new Cancelled(reasonsOf(writes, error as Failure), { cause: error })
      }
    },

    async writeEach(writes) {
      const outcomes: Reason[] = []
      let next = 0
      const lane = async (): Promise<void> => {
        while (next < writes.length) {
          const at = next++
          outcomes[at] = await one(writes[at] as Write)
        }
      }
      await Promise.all(Array.from({ length: Math.min(lanes, writes.length) }, lane))
      return outcomes
    },
  }
}
