import { randomBytes } from 'node:crypto'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { KMSClient } from '@aws-sdk/client-kms'
import { GetQueueUrlCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { openAccess } from '@wangge/access'
import type { Service } from '@wangge/contract'
import { openCounty } from '@wangge/county'
import { openTable } from '@wangge/table'
import { openDynamodb } from '@wangge/table/dynamodb'
import { lambdaLog } from '@wangge/telemetry/lambda-log'
import { openVault } from '@wangge/vault'
import { kmsKeys } from '@wangge/vault/kms'
import { ulid } from 'ulidx'
import type { DeadLetter, WorkEngine } from './ports.ts'

const needed = (environment: NodeJS.ProcessEnv, name: string): string => {
  const value = environment[name]
  if (!value) throw new Error(`${name} is not set`)
  return value
}

/** Sends to a room's dead letter queue, beside the main queue's own redrive. */
const deadLetters = (queueName: string, client = new SQSClient({})): DeadLetter => {
  let url: Promise<string | undefined> | undefined
  return async ({ body, why }) => {
    url ??= client.send(new GetQueueUrlCommand({ QueueName: queueName })).then(({ QueueUrl }) => QueueUrl)
    url.catch(() => {
      url = undefined
    })
    const reason = { DataType: 'String', StringValue: why.slice(0, 500) || 'unknown' }
    await client.send(
      new SendMessageCommand({ QueueUrl: await url, MessageBody: body, MessageAttributes: { why: reason } }),
    )
  }
}

/** What a room's reactions and jobs have on AWS. */
export const lambdaWork = ({ name }: Service, environment: NodeJS.ProcessEnv): WorkEngine => {
  const county = needed(environment, 'WANGGE_COUNTY')
  const { vault: keyId } = JSON.parse(needed(environment, 'WANGGE_KEYS')) as { vault: string }
  const table = openTable(openDynamodb(new DynamoDBClient({}), needed(environment, 'WANGGE_TABLE')))
  return {
    table,
    vault: openVault(table, kmsKeys({ table, keyId, county, client: new KMSClient({}) })),
    county: openCounty(table, Date.now),
    access: openAccess(table, Date.now),
    log: lambdaLog({ service: name, county }),
    clock: () => new Date().toISOString(),
    newId: () => ulid(),
    secret: (bytes) => randomBytes(bytes).toString('base64url'),
    deadLetter: deadLetters(`wangge-${county}-${name}-dlq`),
  }
}
