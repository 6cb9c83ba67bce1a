import { mayBeUrgent, type Service } from '@wangge/contract'
import { Duration, NestedStack, Stack } from 'aws-cdk-lib'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { CfnEventSourceMapping, type Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda'
import type { Construct } from 'constructs'
import { heardOf, subscribe } from './constructs/county-topic.ts'
import { nameOf } from './constructs/names.ts'
import { RoomFunction } from './constructs/room-function.ts'
import { RoomQueue } from './constructs/room-queue.ts'
import { rowAccess } from './constructs/row-access.ts'
import { Timers } from './constructs/timers.ts'
import type { Premises } from './premises.ts'

const api = { takes: Duration.seconds(15), memory: 1024 }
const work = { takes: Duration.seconds(60), memory: 1024, batch: 10, window: Duration.seconds(0) }

/** What a room's manifest says it needs beyond the table, as rights. */
const needed = (scope: Construct, { needs }: Service, { county, keys, files, smsAccount }: Premises) => {
  const { partition, region, urlSuffix } = Stack.of(scope)
  const may = (sid: string, actions: string[], resource: string, conditions?: Record<string, unknown>) =>
    new PolicyStatement({ sid, actions, resources: [resource], ...(conditions && { conditions }) })
  const openBy = (sid: string, service: string) =>
    may(sid, ['kms:Decrypt', 'kms:GenerateDataKey'], keys.data.keyArn, {
      StringEquals: { 'kms:ViaService': `${service}.${region}.${urlSuffix}` },
    })
  const statements: PolicyStatement[] = []
  if (needs.includes('vault')) {
    statements.push(
      may('OpenVault', ['kms:Decrypt', 'kms:GenerateDataKey'], keys.vault.keyArn, {
        StringEquals: { 'kms:EncryptionContext:county': county.county },
      }),
    )
  }
  if (needs.includes('sign')) statements.push(may('SignTokens', ['kms:Sign'], keys.sign.keyArn))
  if (needs.includes('files') && files) {
    const bucket = `arn:${partition}:s3:::${files}`
    const objects = `${bucket}/*`
    // without it S3 does not tell that there is no such object
    statements.push(may('FindFiles', ['s3:ListBucket'], bucket))
    statements.push(may('KeepFiles', ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'], objects))
    statements.push(openBy('OpenFiles', 's3'))
  }
  if (needs.includes('send') && smsAccount) {
    statements.push(may('ReadSmsAccount', ['secretsmanager:GetSecretValue'], smsAccount.ref))
    statements.push(openBy('OpenSmsAccount', 'secretsmanager'))
    if (county.sms.provider === 'aws') {
      // a telephone number has no ARN: all that is not a topic or an app of somebody’s
      const notResources = [`arn:${partition}:sns:*:*:*`]
      statements.push(new PolicyStatement({ sid: 'SendTexts', actions: ['sns:Publish'], notResources }))
    }
  }
  return statements
}

/** One room: a function behind the gateway, and a queue with a function behind it, fed by facts and timers. */
export class ServiceStack extends NestedStack {
  readonly room: Service
  readonly api: LambdaFunction

  constructor(scope: Construct, id: string, { room, premises }: { room: Service; premises: Premises }) {
    super(scope, id, { description: room.title.en })
    this.room = room
    const { county, table, topic, keys, tell, environment, bundles, timerGroup } = premises
    const every = { county, environment, tell }
    const rows = [...rowAccess(this, { room, table, key: keys.data }), ...needed(this, room, premises)]
    const readSignKey = new PolicyStatement({
      sid: 'VerifyTokens',
      actions: ['kms:GetPublicKey'],
      resources: [keys.sign.keyArn],
    })

    this.api = new RoomFunction(this, 'Api', {
      ...every,
      ...api,
      name: nameOf(county, room.name, 'api'),
      meaning: `${room.title.en}: requests`,
      bundle: bundles(`${room.name}/api`),
      may: [...rows, readSignKey],
    }).fn

    if (room.consumes.length + room.jobs.length === 0) return
    const { queue, urgent, deadLetters } = new RoomQueue(this, 'Queue', {
      hasUrgent: room.consumes.some(mayBeUrgent),
      name: nameOf(county, room.name),
      key: keys.data,
      tell,
      takes: work.takes,
      window: work.window,
    })
    const queues = urgent ? [queue, urgent] : [queue]
    const worker = new RoomFunction(this, 'Worker', {
      ...every,
      ...work,
      name: nameOf(county, room.name, 'queue'),
      meaning: `${room.title.en}: facts and timers`,
      bundle: bundles(`${room.name}/queue`),
      may: [
        ...rows,
        new PolicyStatement({
          sid: 'TakeMessages',
          actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:ChangeMessageVisibility', 'sqs:GetQueueAttributes'],
          resources: queues.map(({ queueArn }) => queueArn),
        }),
        new PolicyStatement({
          sid: 'GiveUp',
          actions: ['sqs:SendMessage', 'sqs:GetQueueUrl'],
          resources: [deadLetters.queueArn],
        }),
        new PolicyStatement({
          sid: 'OpenQueues',
          actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
          resources: [keys.data.keyArn],
        }),
      ],
    }).fn
    for (const source of queues) {
      new CfnEventSourceMapping(this, source === urgent ? 'UrgentMessages' : 'Messages', {
        functionName: worker.functionName,
        eventSourceArn: source.queueArn,
        batchSize: work.batch,
        maximumBatchingWindowInSeconds: work.window.toSeconds(),
        functionResponseTypes: ['ReportBatchItemFailures'],
        scalingConfig: { maximumConcurrency: 20 },
      })
    }
    subscribe(this, { facts: heardOf(room), topic, queue, urgent, deadLetters })
    if (room.jobs.length > 0) {
      new Timers(this, 'Timers', { county, room, group: timerGroup, queue, key: keys.data, tell })
    }
  }
}
