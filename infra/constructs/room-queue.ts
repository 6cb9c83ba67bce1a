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

interface Served extends Encrypted {
  readonly name: string
  readonly takes: Duration
  readonly window: Duration
}

/** A room's queue with its dead letters; and another beside it for what must not wait in a queue, with the same ones. */
export class RoomQueue extends Construct {
  readonly queue: Queue
  readonly urgent: Queue | undefined
  readonly deadLetters: Queue

  constructor(scope: Construct, id: string, { hasUrgent, ...served }: Served & { hasUrgent: boolean }) {
    super(scope, id)
    const { name, key, tell } = served
    this.deadLetters = new DeadLetters(this, 'DeadLetters', { name: `${name}-dlq`, key, tell }).queue
    this.queue = this.#queue('Queue', served, Duration.minutes(30))
    if (hasUrgent) this.urgent = this.#queue('Urgent', { ...served, name: `${name}-urgent` }, Duration.minutes(1))
  }

  #queue(id: string, { name, key, tell, takes, window }: Served, late: Duration): Queue {
    const queue = new Queue(this, id, {
      queueName: name,
      // six tries of the function and its window fit in, so that no message is taken twice at a time
      visibilityTimeout: Duration.seconds(takes.toSeconds() * 6 + window.toSeconds()),
      retentionPeriod: Duration.days(14),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: 6 },
      ...encrypted(key),
    })
    alarmWhen(this, id === 'Queue' ? 'Late' : `${id}Late`, {
      name: `${name}-late`,
      metric: queue.metricApproximateAgeOfOldestMessage({ period: step, statistic: 'Maximum' }),
      above: late.toSeconds(),
      meaning: `A message has waited for ${late.toMinutes()} min: the room is down or cannot keep up.`,
      tell,
    })
    return queue
  }
}
