import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { openDynamodb } from '@wangge/table/dynamodb'
import { type Laid, layAgain } from '@wangge/table/lay-again'
import { scanDynamodb } from '@wangge/table/scan-dynamodb'
import { nameOf } from '../../infra/constructs/names.ts'
import type { CountyFile } from '../../infra/county-file.ts'
import { readEntities } from './entities.ts'
import type { Laying } from './folder.ts'

/** Lays the rows of a deployed county as this code does it, with the rights of whoever runs this. */
export const layDeployed = async (
  county: Pick<CountyFile, 'county' | 'region'>,
  { checkOnly = false, onProgress = () => {} }: Laying = {},
): Promise<readonly Laid[]> => {
  const client = new DynamoDBClient({ region: county.region })
  const table = nameOf(county)
  const store = { scan: scanDynamodb(client, table), driver: openDynamodb(client, table) }
  let laid: readonly Laid[] = []
  for await (laid of layAgain(store, await readEntities(), { checkOnly })) onProgress(laid)
  return laid
}
