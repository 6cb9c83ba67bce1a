import { parseArgs } from 'node:util'
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation'
import { DescribeLimitsCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { KMSClient, ListKeysCommand } from '@aws-sdk/client-kms'
import { GetAccountSettingsCommand, LambdaClient } from '@aws-sdk/client-lambda'
import { ListScheduleGroupsCommand, SchedulerClient } from '@aws-sdk/client-scheduler'
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { capabilities, mainland, partitionOf } from '../infra/capabilities.ts'
import { nameOf } from '../infra/constructs/names.ts'
import { type CountyFile, readCounty } from '../infra/county-file.ts'

// pnpm run doctor --county infra/counties/county.yaml: what stands between this file and a county that runs
const { values } = parseArgs({ options: { county: { type: 'string' }, region: { type: 'string' } } })
if (!values.county) {
  console.error('which county? pnpm run doctor --county infra/counties/<county>.yaml')
  process.exit(2)
}

const well = (what: string) => console.log(`  ok    ${what}`)
const todo = (what: string) => console.log(`  do    ${what}`)

/** What the file and the partition say, without asking anybody. */
const read = (county: CountyFile): void => {
  const { budgets, needsIcp, redrive } = capabilities[partitionOf(county.region)]
  well(`${county.name} (${county.code}) in ${county.region}, stack ${nameOf(county)}, times in ${county.zone}`)
  if (mainland(county.region)) well('personal data stays in mainland China')
  else todo('outside mainland China: only for invented people, or with the county’s own legal basis in writing')
  if (needsIcp) todo('have the account’s ICP filing on record with AWS: until then the gateway answers nobody')
  if (needsIcp && county.edge.domain) todo(`file ${county.edge.domain.name} for ICP too: custom domains need their own`)
  if (county.budget && !budgets)
    todo(`set the budget of ${county.budget.perMonth} a month in the billing console: the stack cannot here`)
  if (!county.budget) todo('no budget in the file: nobody is told when a month gets dear')
  if (county.sms.provider !== 'aws')
    todo(`nothing sends by ${county.sms.provider} yet: messages wait, are tried again and then fail`)
  if (!redrive) well('dead letters go back by pnpm replay: SQS has no redrive here')
}

/** A question to AWS: what it means when it is answered, and what to do when it is not. */
interface Probe {
  readonly ask: () => Promise<string>
  readonly otherwise: string
}

const probes = (county: CountyFile): Probe[] => {
  const at = { region: county.region }
  return [
    {
      ask: async () => {
        const { AccountLimit } = await new LambdaClient(at).send(new GetAccountSettingsCommand({}))
        const limit = AccountLimit?.ConcurrentExecutions ?? 0
        if (limit < 200) throw new Error(`only ${limit} functions may run at a time`)
        return `${limit} functions may run at a time`
      },
      otherwise: 'ask for a Lambda concurrency of 200 or more',
    },
    {
      ask: async () => {
        await new CloudFormationClient(at).send(new DescribeStacksCommand({ StackName: 'CDKToolkit' }))
        return 'the account is prepared for the CDK'
      },
      otherwise: `run: pnpm cdk bootstrap aws://${county.account ?? '<account>'}/${county.region}`,
    },
    {
      ask: async () => {
        await new SchedulerClient(at).send(new ListScheduleGroupsCommand({ MaxResults: 1 }))
        return 'EventBridge Scheduler answers'
      },
      otherwise: 'timers need EventBridge Scheduler in this region',
    },
    {
      ask: async () => {
        await Promise.all([
          new DynamoDBClient(at).send(new DescribeLimitsCommand({})),
          new KMSClient(at).send(new ListKeysCommand({ Limit: 1 })),
        ])
        return 'DynamoDB and KMS answer'
      },
      otherwise: 'the table and the keys need DynamoDB and KMS, and rights to them',
    },
    {
      ask: async () => {
        const SecretId = nameOf(county, 'sms')
        const { SecretString } = await new SecretsManagerClient(at).send(new GetSecretValueCommand({ SecretId }))
        if (Object.keys(JSON.parse(SecretString ?? '{}')).length < 2)
          throw new Error(`${SecretId} holds no credentials`)
        return `${SecretId} holds credentials`
      },
      otherwise: `after the first deployment, put the ${county.sms.provider} credentials into ${nameOf(county, 'sms')} (docs/deploy.md)`,
    },
  ]
}

const county = readCounty(values.county, values.region)
read(county)
if (process.env.AWS_ACCESS_KEY_ID || process.env.AWS_PROFILE) {
  for (const { ask, otherwise } of probes(county)) {
    await ask().then(well, (error: Error) => todo(`${otherwise} (${error.name}: ${error.message})`))
  }
} else todo('no credentials in the environment: AWS itself was not asked')
