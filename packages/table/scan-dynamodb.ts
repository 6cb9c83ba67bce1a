import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb'
import type { Scan } from './scan.ts'
import { fromAttributes } from './size.ts'

/** Every row of a county's table on AWS, a megabyte a read. */
export const scanDynamodb = (client: DynamoDBClient, TableName: string): Scan =>
  async function* () {
    const pages = paginateScan({ client: DynamoDBDocumentClient.from(client) }, { TableName, ConsistentRead: true })
    for await (const { Items = [] } of pages) if (Items.length > 0) yield Items.map(fromAttributes)
  }
