import { setTimeout as sleep } from 'node:timers/promises'
import {
  GetScheduleCommand,
  ListSchedulesCommand,
  SchedulerClient,
  UpdateScheduleCommand,
} from '@aws-sdk/client-scheduler'
import {
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListQueuesCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs'
import type { Engine, Received } from '../flow/engine.ts'

/** Quiet for this long means that nothing more comes: the emulator looks at streams several times a second. */
const quietMs = 1_500
const mostMs = 120_000

const lastOf = (arn: string | undefined) => (arn ?? '').slice((arn ?? '').lastIndexOf(':') + 1)

/** A deployed county on the emulator, as the flow stories need it. */
export class AwsEngine implements Engine {
  readonly baseUrl: string
  readonly #stack: string
  readonly #emulator: string
  readonly #sqs: SQSClient
  readonly #scheduler: SchedulerClient

  constructor({
    baseUrl,
    stack,
    emulator,
    region,
  }: { baseUrl: string; stack: string; emulator: string; region: string }) {
    const at = { endpoint: emulator, region, credentials: { accessKeyId: 'test', secretAccessKey: 'test' } }
    this.baseUrl = baseUrl
    this.#stack = stack
    this.#emulator = emulator
    this.#sqs = new SQSClient(at)
    this.#scheduler = new SchedulerClient(at)
  }

  /** Text messages leave by SNS; the emulator keeps what phones would have got. */
  async mailbox(phone: string): Promise<Received[]> {
    const answer = await fetch(`${this.#emulator}/_ministack/sns/sms-messages?phoneNumber=${encodeURIComponent(phone)}`)
    const found = (await answer.json()) as { sms_messages?: Record<string, { Message: string }[]> }
    return Object.values(found.sms_messages ?? {})
      .flat()
      .map(({ Message }) => ({ text: Message }))
  }

  async ring(job: string, at: string): Promise<void> {
    const schedule = await this.#schedule(`${this.#stack}-${job.replace('.', '-')}`)
    const { QueueUrl } = await this.#sqs.send(new GetQueueUrlCommand({ QueueName: lastOf(schedule.Target?.Arn) }))
    const MessageBody = schedule.Target?.Input?.replace('<aws.scheduler.scheduled-time>', at)
    await this.#sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }))
  }

  async drain(): Promise<void> {
    const until = Date.now() + mostMs
    for (let quietSince = Date.now(); Date.now() - quietSince < quietMs; await sleep(200)) {
      const waiting = [...(await this.#depths())].filter(([name]) => !name.endsWith('-dlq') && name)
      if (waiting.some(([, depth]) => depth > 0)) quietSince = Date.now()
      if (Date.now() > until) throw new Error(`still waiting after ${mostMs} ms: ${JSON.stringify(waiting)}`)
    }
  }

  /** Messages nobody could take, by queue. */
  async deadLetters(): Promise<[queue: string, depth: number][]> {
    return [...(await this.#depths())].filter(([name, depth]) => name.endsWith('-dlq') && depth > 0)
  }

  /** From here on the story rings, not the machine's clock, which the emulator follows in UTC besides. */
  async stopClock(): Promise<string[]> {
    const { Schedules = [] } = await this.#scheduler.send(new ListSchedulesCommand({ GroupName: this.#stack }))
    const names = Schedules.map(({ Name }) => Name as string)
    for (const name of names) {
      const { ScheduleExpression, FlexibleTimeWindow, Target, ScheduleExpressionTimezone } = await this.#schedule(name)
      await this.#scheduler.send(
        new UpdateScheduleCommand({
          ...{ Name: name, GroupName: this.#stack, State: 'DISABLED' as const },
          ...{ ScheduleExpression, FlexibleTimeWindow, Target, ScheduleExpressionTimezone },
        }),
      )
    }
    return names
  }

  #schedule(name: string) {
    return this.#scheduler.send(new GetScheduleCommand({ GroupName: this.#stack, Name: name }))
  }

  async #depths(): Promise<Map<string, number>> {
    const { QueueUrls = [] } = await this.#sqs.send(new ListQueuesCommand({ QueueNamePrefix: this.#stack }))
    const counted = QueueUrls.map(async (QueueUrl) => {
      const { Attributes = {} } = await this.#sqs.send(
        new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }),
      )
      const depth =
        Number(Attributes.ApproximateNumberOfMessages) + Number(Attributes.ApproximateNumberOfMessagesNotVisible)
      return [QueueUrl.slice(QueueUrl.lastIndexOf('/') + 1), depth] as const
    })
    return new Map(await Promise.all(counted))
  }
}
