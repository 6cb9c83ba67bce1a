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
import { cursorKeyIn } from './cursor-key.ts'
import { kmsSigner } from './kms-signer.ts'
import type { Engine } from './ports.ts'
import { openTokens } from './tokens.ts'

const needed = (environment: NodeJS.ProcessEnv, name: string): string => {
  const value = environment[name]
  if (!value) throw new Error(`${name} is not set`)
  return value
}

/** What a function has on AWS. Keys are fetched when first used: a room that seals nothing never asks for the county key. */
export const lambdaEngine = (service: string, environment: NodeJS.ProcessEnv): Engine => {
  const county = needed(environment, 'WANGGE_COUNTY')
  const keyIds = JSON.parse(needed(environment, 'WANGGE_KEYS')) as { vault: string; sign: string }
  const table = openTable(openDynamodb(new DynamoDBClient({}), needed(environment, 'WANGGE_TABLE')))
  const client = new KMSClient({})
  return {
    table,
    vault: openVault(table, kmsKeys({ table, keyId: keyIds.vault, county, client })),
    county: openCounty(table, Date.now),
    access: openAccess(table, Date.now),
    tokens: openTokens({ signer: kmsSigner({ keyId: keyIds.sign, client }), county }),
    cursorKey: cursorKeyIn(table),
    log: lambdaLog({ service, county }),
    clock: () => new Date().toISOString(),
    newId: () => ulid(),
    secret: (bytes) => randomBytes(bytes).toString('base64url'),
  }
}
