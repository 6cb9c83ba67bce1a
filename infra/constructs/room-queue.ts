import { Duration } from 'aws-cdk-lib'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import type { ITopic } from 'aws-cdk-lib/aws-sns'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { alarmWhen, step } from './alarm.ts'

interface Encrypted {
  readonly key: IKey
  readonly tell: ITopic
}

const encrypted = (key: IKey) => ({
  encryption: QueueEncryption.KMS,
  encryptionMasterKey: key,
  dataKeyReuse: Duration.hours(1),
  enforceSSL: true,
})

/** Where messages end that nobody could take: kept two weeks, and the first one rings. */
export class DeadLetters extends Construct {
  readonly queue: Queue

  constructor(scope: Construct, id: string, { name, key, tell }: Encrypted & { name: string }) {
    super(scope, id)
    this.queue = new Queue(this, 'Queue', { queueName: name, retentionPeriod: Duration.days(14), ...encrypted(key) })
    alarmWhen(this, 'Alarm', {
      name,
      metric: this.queue.metricApproximateNumberOfMessagesVisible({ period: step, statistic: 'Maximum' }),
      above: 0,
      meaning: 'Messages nobody could take. Read them, mend the cause, replay them.',
      tell,
    })
  }
}

/** A room's queue with its dead letters. */
export class RoomQueue extends Construct {
  readonly queue: Queue
  readonly deadLetters: Queue

  constructor(
    scope: Construct,
    id: string,
    { name, key, tell, takes, window }: Encrypted & { name: string; takes: Duration; window: Duration },
  ) {
    super(scope, id)
    this.deadLetters = new DeadLetters(this, 'DeadLetters', { name: `${name}-dlq`, key, tell }).queue
    this.queue = new Queue(this, 'Queue', {
      queueName: name,
      // six tries of the function and its window fit in, so that no message is taken twice at a time
      visibilityTimeout: Duration.seconds(takes.toSeconds() * 6 + window.toSeconds()),
      retentionPeriod: Duration.days(14),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: 6 },
      ...encrypted(key),
    })
    alarmWhen(this, 'Late', {
      name: `${name}-late`,
      metric: this.queue.metricApproximateAgeOfOldestMessage({ period: step, statistic: 'Maximum' }),
      above: Duration.minutes(30).toSeconds(),
      meaning: 'A message has waited for half an hour: the room is down or cannot keep up.',
      tell,
    })
  }
}
