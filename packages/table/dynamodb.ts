import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import {
  BatchGetCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import { Problem, say } from '@wangge/problem'
import { indexNames } from './definition.ts'
import { Cancelled, type Driver, isHad, type Key, type Query, type Reason, type Row, type Write } from './driver.ts'
import { addition, conditioned, filterOf, keyOnly, transactItem } from './expressions.ts'
import { type Failure, reasonOf, reasonsOf } from './reasons.ts'
import { fromAttributes, toAttributes } from './size.ts'

const mostKeys = 100
const mostIdleTries = 8
const lanes = 32

const idOf = ({ pk, sk }: Key): string => `${pk}\n${sk}`

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

    async query(query: Query) {
      const { index, pk, from, to, reverse = false, limit, after, holding } = query
      const [p, s] = index ? [`i${index}p`, `i${index}s`] : ['pk', 'sk']
      const range =
        from !== undefined && to !== undefined
          ? ' AND #s BETWEEN :from AND :to'
          : from !== undefined
            ? ' AND #s >= :from'
            : to !== undefined
              ? ' AND #s <= :to'
              : ''
      const filter = filterOf(holding)
      const { Items = [], LastEvaluatedKey: last } = await client.send(
        new QueryCommand({
          TableName,
          ...(index ? { IndexName: indexNames[index] } : { ConsistentRead: true }),
          KeyConditionExpression: `#p = :p${range}`,
          ExpressionAttributeNames: { '#p': p, ...(range ? { '#s': s } : {}), ...filter?.names },
          ExpressionAttributeValues: { ':p': pk, ':from': from, ':to': to, ...filter?.values },
          ...(filter && { FilterExpression: filter.expression }),
          ScanIndexForward: !reverse,
          Limit: limit,
          ...(after ? { ExclusiveStartKey: { ...keyOnly(after), ...(index ? { [p]: pk, [s]: after.s } : {}) } } : {}),
        }),
      )
      // a filter expression may not speak of keys
      const rows = Items.map(fromAttributes).filter((row) => isHad(query, row))
      return { rows, ...(last ? { after: { s: last[s], pk: last.pk, sk: last.sk } } : {}) }
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
