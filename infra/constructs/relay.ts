import { Duration } from 'aws-cdk-lib'
import type { CfnTable } from 'aws-cdk-lib/aws-dynamodb'
import { PolicyStatement } from 'aws-cdk-lib/aws-iam'
import { CfnEventSourceMapping } from 'aws-cdk-lib/aws-lambda'
import type { Topic } from 'aws-cdk-lib/aws-sns'
import { Construct } from 'constructs'
import type { CountyFile } from '../county-file.ts'
import { alarmWhen, step } from './alarm.ts'
import type { CountyKeys } from './county-keys.ts'
import type { CountyTable } from './county-table.ts'
import { nameOf } from './names.ts'
import { type Environment, RoomFunction } from './room-function.ts'
import { DeadLetters } from './room-queue.ts'

/** From the table's stream to the topic: every row that carries an event, in order within a partition key. */
export class Relay extends Construct {
  readonly table: CfnTable

  constructor(
    scope: Construct,
    id: string,
    {
      county,
      table,
      topic,
      keys,
      tell,
      bundle,
      environment,
    }: {
      county: CountyFile
      table: CountyTable
      topic: Topic
      keys: CountyKeys
      tell: Topic
      bundle: string
      environment: Environment
    },
  ) {
    super(scope, id)
    const name = nameOf(county, 'relay')
    const { queue: missed } = new DeadLetters(this, 'Missed', { name: `${name}-dlq`, key: keys.data, tell })
    const { fn } = new RoomFunction(this, 'Function', {
      county,
      name,
      meaning: 'Publishes the events of new rows',
      bundle,
      environment,
      takes: Duration.seconds(30),
      memory: 512,
      tell,
      may: [
        new PolicyStatement({
          sid: 'ReadStream',
          actions: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'],
          resources: [table.streamArn],
        }),
        new PolicyStatement({
          sid: 'FindStream',
          actions: ['dynamodb:ListStreams'],
          resources: [`${table.arn}/stream/*`],
        }),
        new PolicyStatement({ sid: 'Publish', actions: ['sns:Publish'], resources: [topic.topicArn] }),
        new PolicyStatement({ sid: 'KeepMissed', actions: ['sqs:SendMessage'], resources: [missed.queueArn] }),
        new PolicyStatement({
          sid: 'OpenData',
          actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
          resources: [keys.data.keyArn],
        }),
      ],
    })
    new CfnEventSourceMapping(this, 'Stream', {
      functionName: fn.functionName,
      eventSourceArn: table.streamArn,
      startingPosition: 'TRIM_HORIZON',
      batchSize: 100,
      parallelizationFactor: 2,
      bisectBatchOnFunctionError: true,
      maximumRetryAttempts: 20,
      maximumRecordAgeInSeconds: Duration.hours(5).toSeconds(),
      functionResponseTypes: ['ReportBatchItemFailures'],
      destinationConfig: { onFailure: { destination: missed.queueArn } },
      // most writes are no events: they never wake the relay
      filterCriteria: {
        filters: [
          { pattern: JSON.stringify({ dynamodb: { NewImage: { ev: { M: { type: { S: [{ exists: true }] } } } } } }) },
        ],
      },
    })
    alarmWhen(this, 'Late', {
      name: `${name}-late`,
      metric: fn.metric('IteratorAge', { period: step, statistic: 'Maximum' }),
      above: Duration.minutes(30).toMilliseconds(),
      meaning: 'Events wait for half an hour on the stream: a record is stuck or the topic refuses.',
      tell,
    })
    this.table = table.table
  }
}
