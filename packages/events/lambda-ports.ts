import { randomBytes } from 'node:crypto'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { KMSClient } from '@aws-sdk/client-kms'
import { openAccess } from '@wangge/access'
import { openCounty } from '@wangge/county'
import { openTable } from '@wangge/table'
import { openDynamodb } from '@wangge/table/dynamodb'
import { lambdaLog } from '@wangge/telemetry/lambda-log'
import { openVault } from '@wangge/vault'
import { kmsKeys } from '@wangge/vault/kms'
import { ulid } from 'ulidx'
import type { WorkEngine } from './ports.ts'

const needed = (environment: NodeJS.ProcessEnv, name: string): string => {
  const value = environment[name]
  if (!value) throw new Error(`${name} is not set`)
  return value
}

/** Whose function it is, and by which keys it signs and seals, from the four variables every function has. */
export const premisesIn = (environment: NodeJS.ProcessEnv) => ({
  county: needed(environment, 'WANGGE_COUNTY'),
  tableName: needed(environment, 'WANGGE_TABLE'),
  keyIds: JSON.parse(needed(environment, 'WANGGE_KEYS')) as { readonly vault: string; readonly sign: string },
})

/** What every function of a room has on AWS. Keys are fetched when first used: a room that seals nothing never asks for the county key. */
export const lambdaPorts = (
  service: string,
  { county, tableName, keyIds }: ReturnType<typeof premisesIn>,
): Omit<WorkEngine, 'deadLetter'> => {
  const table = openTable(openDynamodb(new DynamoDBClient({}), tableName))
  return {
    table,
    vault: openVault(table, kmsKeys({ table, keyId: keyIds.vault, county, client: new KMSClient({}) })),
    county: openCounty(table, Date.now),
    access: openAccess(table, Date.now),
    log: lambdaLog({ service, county }),
    clock: () => new Date().toISOString(),
    newId: () => ulid(),
    secret: (bytes) => randomBytes(bytes).toString('base64url'),
  }
}
