import {
  BatchGetCommand,
  DeleteCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb'
import { tableDefinition } from './definition.ts'
import { fromStream } from './index.ts'
import { aws, byRev, driver, inputs, Key, op, other, row, slept, standIn, TableName, table } from './toy-dynamodb.ts'

standIn()

describe('exact commands', () => {
  it('puts one item on its revision', async () => {
    aws.on(PutCommand).resolves({})
    await table.write([op({ kind: 'put', row, if: { rev: 1 } })])
    expect(inputs()).toEqual([{ TableName, Item: row, ...byRev }])
  })

  it('puts one item that must be absent, or has expired', async () => {
    aws.on(PutCommand).resolves({})
    await table.write([op({ kind: 'put', row: other, if: 'absent' })])
    await table.write([op({ kind: 'put', row: { ...row, t: 5000 }, if: 'absent' })])
    const { n: _, ...plain } = other
    expect(inputs()).toEqual([
      { TableName, Item: { ...plain, '+done': 3 }, ConditionExpression: 'attribute_not_exists(pk)' },
      {
        TableName,
        Item: { ...row, t: 5000 },
        ConditionExpression: 'attribute_not_exists(pk) OR #t <= :now',
        ExpressionAttributeNames: { '#t': 't' },
        ExpressionAttributeValues: { ':now': 1000 },
      },
    ])
  })

  it('adds to a counter', async () => {
    aws.on(UpdateCommand).resolves({})
    await table.write([
      op({ kind: 'add', row: { ...Key, e: 'tally', r: 1, d: { area: 'a' }, n: { done: 2, late: -1 } } }),
    ])
    expect(inputs()).toEqual([
      {
        TableName,
        Key,
        UpdateExpression: 'SET #e = if_not_exists(#e, :e), #d = if_not_exists(#d, :d) ADD #r :r, #n0 :n0, #n1 :n1',
        ExpressionAttributeNames: { '#e': 'e', '#d': 'd', '#r': 'r', '#n0': '+done', '#n1': '+late' },
        ExpressionAttributeValues: { ':e': 'tally', ':d': { area: 'a' }, ':r': 1, ':n0': 2, ':n1': -1 },
      },
    ])
  })

  it('removes one item on its revision', async () => {
    aws.on(DeleteCommand).resolves({})
    await table.write([op({ kind: 'remove', key: Key, if: { rev: 1 } })])
    expect(inputs()).toEqual([{ TableName, Key, ...byRev }])
  })

  it('writes several in one transaction with a token', async () => {
    aws.on(TransactWriteCommand).resolves({})
    await table.write([
      op({ kind: 'put', row, if: { rev: 1 } }),
      op({ kind: 'remove', key: { pk: 'a', sk: 'b' }, if: 'exists' }),
      op({ kind: 'check', key: { pk: 'c', sk: 'd' }, if: 'absent' }),
      op({ kind: 'add', row: { pk: 'e', sk: 'f', e: 'tally', r: 1, n: { done: 1 } } }),
    ])
    expect(inputs()).toEqual([
      {
        ClientRequestToken: 'token-1',
        TransactItems: [
          { Put: { TableName, Item: row, ...byRev } },
          { Delete: { TableName, Key: { pk: 'a', sk: 'b' }, ConditionExpression: 'attribute_exists(pk)' } },
          {
            ConditionCheck: {
              TableName,
              Key: { pk: 'c', sk: 'd' },
              ConditionExpression: 'attribute_not_exists(pk) OR #t <= :now',
              ExpressionAttributeNames: { '#t': 't' },
              ExpressionAttributeValues: { ':now': 1000 },
            },
          },
          {
            Update: {
              TableName,
              Key: { pk: 'e', sk: 'f' },
              UpdateExpression: 'SET #e = if_not_exists(#e, :e) ADD #r :r, #n0 :n0',
              ExpressionAttributeNames: { '#e': 'e', '#r': 'r', '#n0': '+done' },
              ExpressionAttributeValues: { ':e': 'tally', ':r': 1, ':n0': 1 },
            },
          },
        ],
      },
    ])
  })

  it('reads one item, and several in batches of 100 to the end, strongly consistent', async () => {
    aws.on(GetCommand).resolves({ Item: { ...row, '+done': 1 } })
    expect(await driver.get([Key])).toEqual([{ ...row, n: { done: 1 } }])
    expect(inputs()).toEqual([{ TableName, Key, ConsistentRead: true }])
    aws.reset()
    const keys = Array.from({ length: 120 }, (_, at) => ({ pk: `k${at}`, sk: 's' }))
    // answers the first half of whatever is asked
    aws.on(BatchGetCommand).callsFake(({ RequestItems }) => {
      const asked = RequestItems[TableName].Keys
      const [done, left] = [asked.slice(0, Math.ceil(asked.length / 2)), asked.slice(Math.ceil(asked.length / 2))]
      return {
        Responses: { [TableName]: done.map((key: object) => ({ ...key, e: 'x', r: 1 })) },
        UnprocessedKeys: left.length > 0 ? { [TableName]: { Keys: left } } : {},
      }
    })
    const found = await driver.get([...keys, ...keys.slice(0, 3)])
    expect(found.map((one) => one?.pk)).toEqual([...keys, ...keys.slice(0, 3)].map(({ pk }) => pk))
    const first = inputs()[0] as { RequestItems: Record<string, { Keys: unknown[] }> }
    expect(first.RequestItems[TableName]).toMatchObject({ ConsistentRead: true })
    expect(first.RequestItems[TableName]?.Keys).toHaveLength(100)
    expect(slept.length).toBeGreaterThan(5)
  })

  it('gives up a batch that makes no progress', async () => {
    aws.on(BatchGetCommand).callsFake(({ RequestItems }) => ({ Responses: {}, UnprocessedKeys: RequestItems }))
    await expect(driver.get([Key, { pk: 'b', sk: 'b' }])).rejects.toMatchObject({
      name: 'Problem',
      code: 'unavailable',
    })
    expect(slept).toHaveLength(8)
  })

  it('leaves out by a field what does not hold the texts, one of each group', async () => {
    aws.on(QueryCommand).resolves({ Items: [row] })
    await driver.query({ pk: 'p', limit: 26, holding: { field: 'lines', texts: [['a', 'b'], ['c']] } })
    expect(inputs()[0]).toMatchObject({
      ExpressionAttributeNames: { '#p': 'pk', '#d': 'd', '#f': 'lines' },
      ExpressionAttributeValues: { ':p': 'p', ':h0x0': 'a', ':h0x1': 'b', ':h1x0': 'c' },
      FilterExpression: '(contains(#d.#f, :h0x0) OR contains(#d.#f, :h0x1)) AND (contains(#d.#f, :h1x0))',
    })
  })

  it('queries a partition and an index', async () => {
    const last = { pk: 'p', sk: 's', i3p: 'x#y', i3s: 'z' }
    aws
      .on(QueryCommand)
      .resolvesOnce({ Items: [row] })
      .resolves({ LastEvaluatedKey: last })
    expect(await driver.query({ pk: 'p', from: 'a', to: 'b', limit: 26 })).toEqual({ rows: [row] })
    const after = { s: 'z', pk: 'p', sk: 's' }
    const page = await driver.query({ index: 3, pk: 'x#y', to: 'b', reverse: true, limit: 5, after })
    expect(page).toEqual({ rows: [], after })
    expect(inputs()).toEqual([
      {
        TableName,
        ConsistentRead: true,
        KeyConditionExpression: '#p = :p AND #s BETWEEN :from AND :to',
        ExpressionAttributeNames: { '#p': 'pk', '#s': 'sk' },
        ExpressionAttributeValues: { ':p': 'p', ':from': 'a', ':to': 'b' },
        ScanIndexForward: true,
        Limit: 26,
      },
      {
        TableName,
        IndexName: 'index3',
        KeyConditionExpression: '#p = :p AND #s <= :to',
        ExpressionAttributeNames: { '#p': 'i3p', '#s': 'i3s' },
        ExpressionAttributeValues: { ':p': 'x#y', ':from': undefined, ':to': 'b' },
        ScanIndexForward: false,
        Limit: 5,
        ExclusiveStartKey: last,
      },
    ])
  })
})

describe('the table in DynamoDB', () => {
  it('has no index attribute that is not declared, and lists carry no revision', () => {
    const declared = tableDefinition.AttributeDefinitions.map(({ AttributeName }) => AttributeName)
    const keys = [tableDefinition, ...tableDefinition.GlobalSecondaryIndexes].flatMap(({ KeySchema }) => KeySchema)
    expect(keys.map(({ AttributeName }) => AttributeName)).toEqual(declared)
    expect(tableDefinition.GlobalSecondaryIndexes.map(({ Projection }) => Projection.NonKeyAttributes)).toEqual([
      ['e', 'b', 't'],
      undefined,
      ['e', 'b', 't'],
    ])
  })

  it('reads rows from its stream', () => {
    const NewImage = {
      pk: { S: 'p' },
      sk: { S: 's' },
      r: { N: '2' },
      d: { M: { list: { L: [{ N: '0' }, { S: '' }, { BOOL: false }, { NULL: true }, { M: {} }] } } },
      '+done': { N: '-1.5' },
    }
    const expected = { pk: 'p', sk: 's', r: 2, d: { list: [0, '', false, null, {}] }, n: { done: -1.5 } }
    expect(fromStream({ dynamodb: { NewImage } })).toEqual(expected)
    expect(fromStream({ dynamodb: {} })).toBeUndefined()
  })
})
