import type { Service } from '@wangge/contract'
import { toSchedulerCron } from '@wangge/time'
import { Stack } from 'aws-cdk-lib'
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler'
import type { ITopic } from 'aws-cdk-lib/aws-sns'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import type { CountyFile } from '../county-file.ts'
import { nameOf } from './names.ts'
import { DeadLetters } from './room-queue.ts'

/** A room's timed jobs: each schedule, in the county's own zone, drops a ring into the room's queue. */
export class Timers extends Construct {
  constructor(
    scope: Construct,
    id: string,
    {
      county,
      room,
      group,
      queue,
      key,
      tell,
    }: { county: CountyFile; room: Service; group: string; queue: IQueue; key: IKey; tell: ITopic },
  ) {
    super(scope, id)
    const name = nameOf(county, room.name, 'timers')
    const { queue: deadLetters } = new DeadLetters(this, 'DeadLetters', { name: `${name}-dlq`, key, tell })
    const { account } = Stack.of(this)
    const role = new Role(this, 'Role', {
      description: `Drops rings into the queue of ${room.name}`,
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': account } },
      }),
      inlinePolicies: {
        own: new PolicyDocument({
          statements: [
            new PolicyStatement({
              sid: 'Ring',
              actions: ['sqs:SendMessage'],
              resources: [queue.queueArn, deadLetters.queueArn],
            }),
            new PolicyStatement({
              sid: 'OpenQueues',
              actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
              resources: [key.keyArn],
            }),
          ],
        }),
      },
    })
    for (const job of room.jobs) {
      new CfnSchedule(this, job.name, {
        name: nameOf(county, room.name, job.name),
        groupName: group,
        description: job.title.en,
        scheduleExpression: toSchedulerCron(job.cron),
        scheduleExpressionTimezone: county.zone,
        flexibleTimeWindow: { mode: 'OFF' },
        state: 'ENABLED',
        target: {
          arn: queue.queueArn,
          roleArn: role.roleArn,
          input: JSON.stringify({ job: job.name, at: '<aws.scheduler.scheduled-time>' }),
          deadLetterConfig: { arn: deadLetters.queueArn },
          retryPolicy: { maximumEventAgeInSeconds: 86_400, maximumRetryAttempts: 185 },
        },
      })
    }
  }
}
