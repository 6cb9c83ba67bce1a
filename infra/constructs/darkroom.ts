import type { Service } from '@wangge/contract'
import { Duration, Stack } from 'aws-cdk-lib'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { CfnEventSourceMapping } from 'aws-cdk-lib/aws-lambda'
import { Construct } from 'constructs'
import type { CountyFile } from '../county-file.ts'
import type { Premises } from '../premises.ts'
import { filesName } from './county-files.ts'
import { heardByDarkroom, subscribe } from './county-topic.ts'
import { nameOf } from './names.ts'
import { RoomFunction } from './room-function.ts'
import { RoomQueue } from './room-queue.ts'

/** A whole processor, and room for the hungriest image that is taken: 650 MB. */
const work = { takes: Duration.seconds(60), memory: 1769, window: Duration.seconds(0) }

/**
 * Where pictures are developed: strangers' bytes, native code, and much memory for a moment. It reads what was sent,
 * lays down what it made, and hands the fact on to its room; no row is within its reach.
 */
export class Darkroom extends Construct {
  readonly county: CountyFile

  constructor(scope: Construct, id: string, { rooms, premises }: { rooms: readonly Service[]; premises: Premises }) {
    super(scope, id)
    const { county, keys, topic, tell, environment, bundles } = premises
    this.county = county
    const name = nameOf(county, 'darkroom')
    const { partition, region, account, urlSuffix } = Stack.of(this)
    const bucket = `arn:${partition}:s3:::${filesName(county, Stack.of(this))}`
    const served = rooms.filter(({ needs }) => needs.includes('files'))
    const may = (sid: string, actions: string[], resources: string[], conditions?: Record<string, unknown>) =>
      new PolicyStatement({ sid, actions, resources, ...(conditions && { conditions }) })

    const { queue, deadLetters } = new RoomQueue(this, 'Queue', {
      hasUrgent: false,
      name,
      key: keys.data,
      tell,
      takes: work.takes,
      window: work.window,
    })
    const { fn } = new RoomFunction(this, 'Function', {
      ...{ county, name, environment, tell },
      ...work,
      meaning: 'Makes pictures anew',
      bundle: bundles('darkroom'),
      may: [
        // without it S3 does not tell that there is no such object
        may('FindFiles', ['s3:ListBucket'], [bucket]),
        may('ReadSent', ['s3:GetObject'], [`${bucket}/new/*`]),
        may('LayMade', ['s3:PutObject'], [`${bucket}/made/*`]),
        may('OpenFiles', ['kms:Decrypt', 'kms:GenerateDataKey'], [keys.data.keyArn], {
          StringEquals: { 'kms:ViaService': `s3.${region}.${urlSuffix}` },
        }),
        may(
          'TakeMessages',
          ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:ChangeMessageVisibility', 'sqs:GetQueueAttributes'],
          [queue.queueArn],
        ),
        may('GiveUp', ['sqs:SendMessage', 'sqs:GetQueueUrl'], [deadLetters.queueArn]),
        may(
          'HandOn',
          ['sqs:SendMessage', 'sqs:GetQueueUrl'],
          served.map((room) => `arn:${partition}:sqs:${region}:${account}:${nameOf(county, room.name)}`),
        ),
        may('OpenQueues', ['kms:Decrypt', 'kms:GenerateDataKey'], [keys.data.keyArn]),
      ],
    })
    new CfnEventSourceMapping(this, 'Messages', {
      functionName: fn.functionName,
      eventSourceArn: queue.queueArn,
      batchSize: 1,
      maximumBatchingWindowInSeconds: work.window.toSeconds(),
      functionResponseTypes: ['ReportBatchItemFailures'],
      scalingConfig: { maximumConcurrency: 5 },
    })
    subscribe(this, { facts: served.flatMap(heardByDarkroom), topic, queue, deadLetters })
  }
}
