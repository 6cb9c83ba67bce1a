import { CreateTableCommand, DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { type Driver, fromStream, type Row } from '@wangge/table'
import { tableDefinition } from '@wangge/table/definition'
import { openDynamodb } from '@wangge/table/dynamodb'
import { type Scan, scanSqlite } from '@wangge/table/scan'
import { scanDynamodb } from '@wangge/table/scan-dynamodb'
import { openSqlite } from '@wangge/table/sqlite'
import { type DynamodbLocal, startDynamodbLocal } from '@wangge/testing/dynamodb-local'

/** An empty store for one test. */
export interface Store {
  readonly driver: Driver
  readonly scan: Scan
  /** Rows that are events, in the order they were written, as the relay gets them. */
  events(): Promise<Row[]>
  /** The client under the driver, where there is one. */
  readonly client?: DynamoDBClient
}

export interface Engine {
  start(): Promise<void>
  open(): Promise<Store>
  stop(): Promise<void>
  /** How often a property is tried. */
  readonly runs: number
}

export const sqlite = (): Engine => ({
  runs: 150,
  start: async () => {},
  stop: async () => {},
  async open() {
    const driver = openSqlite(':memory:')
    return { driver, scan: scanSqlite(driver), events: async () => driver.unrelayed(1000).map(({ row }) => row) }
  },
})

const credentials = { accessKeyId: 'local', secretAccessKey: 'local' }
const region = 'us-east-1'

/** The streams API over plain HTTP: DynamoDB Local checks no signature. */
const streamsOf =
  (endpoint: string) =>
  async (target: string, body: object): Promise<Record<string, unknown>> => {
    const headers = {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `DynamoDBStreams_20120810.${target}`,
      authorization: `AWS4-HMAC-SHA256 Credential=local/20260101/${region}/dynamodb/aws4_request, SignedHeaders=host, Signature=0`,
    }
    const answer = await fetch(endpoint, { method: 'POST', headers, body: JSON.stringify(body) })
    return (await answer.json()) as Record<string, unknown>
  }

export const dynamodb = (): Engine => {
  let local: DynamodbLocal
  let tables = 0
  const clients: DynamoDBClient[] = []
  return {
    runs: 15,
    async start() {
      local = await startDynamodbLocal()
    },
    async stop() {
      for (const client of clients) client.destroy()
      await local.stop()
    },
    async open() {
      const client = new DynamoDBClient({ endpoint: local.endpoint, region, credentials })
      clients.push(client)
      const TableName = `wangge-${++tables}`
      await client.send(new CreateTableCommand({ TableName, ...tableDefinition }))
      const { Table } = await client.send(new DescribeTableCommand({ TableName }))
      const streams = streamsOf(local.endpoint)
      return {
        client,
        driver: openDynamodb(client, TableName),
        scan: scanDynamodb(client, TableName),
        async events() {
          const StreamArn = Table?.LatestStreamArn
          const { StreamDescription } = await streams('DescribeStream', { StreamArn })
          const { Shards } = StreamDescription as { Shards: { ShardId: string }[] }
          const rows: Row[] = []
          for (const { ShardId } of Shards) {
            const request = { StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' }
            const { ShardIterator } = await streams('GetShardIterator', request)
            const { Records } = await streams('GetRecords', { ShardIterator })
            for (const record of Records as object[]) {
              const row = fromStream(record)
              if (row?.ev) rows.push(row)
            }
          }
          return rows
        },
      }
    },
  }
}
