import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'
import { mockClient } from 'aws-sdk-client-mock'
import type { Row, Write } from './driver.ts'
import { openDynamodb } from './dynamodb.ts'
import { openTable } from './index.ts'
import type { Op } from './ops.ts'

const stub = () => mockClient(DynamoDBDocumentClient)
/** What is sent to AWS, answered as a test says. */
export let aws: ReturnType<typeof stub>
export const slept: number[] = []
const sleep = async (ms: number) => {
  slept.push(ms)
}

/** Stands in for AWS while this file's tests run, each with nothing left of the one before. */
export const standIn = (): void => {
  beforeAll(() => {
    aws = stub()
  })
  beforeEach(() => {
    aws.reset()
    slept.splice(0)
  })
  afterAll(() => aws.restore())
}

export const TableName = 'wangge-farm'
const client = new DynamoDBClient({ region: 'us-east-1' })
export const driver = openDynamodb(client, TableName, { random: () => 0.5, sleep })
export const table = openTable(driver, { random: () => 0.5, sleep, token: () => 'token-1', clock: () => 1_000_000 })

export const Key = { pk: 'cases#case#1', sk: 'case' }
export const row: Row = { ...Key, e: 'case', r: 2, b: { caseId: '1' }, i1p: 'cases#area#a', i1s: '2026' }
export const other: Row = { ...Key, pk: 'cases#case#2', e: 'case', r: 1, n: { done: 3 } }
export const op = (write: Write, entity = 'case'): Op => ({ entity, write })
export const inputs = () => aws.calls().map((call) => call.args[0].input)
export const byRev = {
  ConditionExpression: '#r = :rev',
  ExpressionAttributeNames: { '#r': 'r' },
  ExpressionAttributeValues: { ':rev': 1 },
  ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
}
