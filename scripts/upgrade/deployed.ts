import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { openDynamodb } from '@wangge/table/dynamodb'
import type { Laid } from '@wangge/table/lay-again'
import { scanDynamodb } from '@wangge/table/scan-dynamodb'
import { nameOf } from '../../infra/constructs/names.ts'
import type { CountyFile } from '../../infra/county-file.ts'
import { type Laying, lay } from './lay.ts'

/** Lays the rows of a deployed county as this code does it, with the rights of whoever runs this. */
export const layDeployed = (
  county: Pick<CountyFile, 'county' | 'region'>,
  laying: Laying = {},
): Promise<readonly Laid[]> => {
  const client = new DynamoDBClient({ region: county.region })
  const table = nameOf(county)
  return lay({ scan: scanDynamodb(client, table), driver: openDynamodb(client, table) }, laying)
}
