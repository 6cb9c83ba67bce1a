import { writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { SchedulerClient } from '@aws-sdk/client-scheduler'
import {
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListQueuesCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs'
import type { Service } from '@wangge/contract'
import type { Engine, Received } from '../flow/engine.ts'
import type { Emulator } from './emulator.ts'
import { dueBetween, Timers } from './timers.ts'

/** Looked at this often, and quiet this long, means that nothing more comes. */
const lookMs = 100
const quietMs = 600
const mostMs = 120_000

interface Deployed {
  readonly send: Engine['send']
  readonly stack: string
  readonly zone: string
  readonly region: string
  readonly rooms: readonly Service[]
  readonly emulator: Emulator
}

/** The county's bucket, with a key of the machine's own clock. */
const storageAt = (client: S3Client): Engine['storage'] => ({
  async put({ bucket, key, 'Content-Type': type }, bytes) {
    await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: bytes, ContentType: type }))
  },
  async read(url) {
    const [, Bucket, ...key] = new URL(url).pathname.split('/')
    const { Body } = await client.send(new GetObjectCommand({ Bucket, Key: key.join('/') }))
    return (await Body?.transformToByteArray()) ?? new Uint8Array()
  },
})

/** A deployed county on the emulator, as the flow stories need it. */
export class AwsEngine implements Engine {
  readonly noReceipts = true
  readonly send: Engine['send']
  readonly timers: Timers
  readonly #deployed: Deployed
  readonly #sqs: SQSClient
  readonly storage: Engine['storage']
  #aheadMs = 0

  constructor(deployed: Deployed) {
    const { send, stack, emulator, region } = deployed
    const at = { endpoint: emulator.url, region, credentials: { accessKeyId: 'test', secretAccessKey: 'test' } }
    this.send = send
    this.#deployed = deployed
    this.#sqs = new SQSClient(at)
    this.storage = storageAt(new S3Client({ ...at, forcePathStyle: true }))
    this.timers = new Timers({ scheduler: new SchedulerClient(at), sqs: this.#sqs, group: stack })
  }

  async now(): Promise<string> {
    return new Date(Date.now() + this.#aheadMs).toISOString()
  }

  async moveTo(instant: string): Promise<void> {
    const { rooms, stack, zone } = this.#deployed
    const after = await this.now()
    await this.drain()
    for (const { at, rings } of dueBetween(rooms, { stack, zone, after, until: instant })) {
      this.#setClock(at)
      for (const ring of rings) await this.timers.ring(ring.schedule, ring.at)
      await this.drain()
    }
    this.#setClock(instant)
  }

  /** Text messages leave by SNS; the emulator keeps what phones would have got. */
  async mailbox(phone: string): Promise<Received[]> {
    const query = new URLSearchParams({ phoneNumber: phone.startsWith('+') ? phone : `+86${phone}` })
    const answer = await fetch(`${this.#deployed.emulator.url}/_ministack/sns/sms-messages?${query}`)
    const { sms_messages: byPhone = {} } = (await answer.json()) as {
      sms_messages?: Record<string, { Message: string }[]>
    }
    return Object.values(byPhone)
      .flat()
      .map(({ Message: text }) => ({ text, parts: text.length <= 70 ? 1 : Math.ceil(text.length / 67) }))
  }

  async drain(): Promise<void> {
    const until = Date.now() + mostMs
    for (let quietSince = Date.now(); Date.now() - quietSince < quietMs; await sleep(lookMs)) {
      await this.#deployed.emulator.lookNow()
      const waiting = [...(await this.#depths())].filter(([name, depth]) => depth > 0 && !name.endsWith('-dlq'))
      if (waiting.length > 0) quietSince = Date.now()
      if (Date.now() > until) throw new Error(`still waiting after ${mostMs} ms: ${JSON.stringify(waiting)}`)
    }
  }

  /** Puts a message into a room’s queue that nobody sent. */
  async drop(room: string, MessageBody: string): Promise<void> {
    const QueueName = `${this.#deployed.stack}-${room}`
    const { QueueUrl } = await this.#sqs.send(new GetQueueUrlCommand({ QueueName }))
    await this.#sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }))
  }

  /** Messages nobody could take, by queue. */
  async deadLetters(): Promise<[queue: string, depth: number][]> {
    return [...(await this.#depths())].filter(([name, depth]) => name.endsWith('-dlq') && depth > 0)
  }

  /** Sets the county’s first instant; from there it only moves forward. */
  begin(instant: string): void {
    this.#aheadMs = Number.NEGATIVE_INFINITY
    this.#setClock(instant)
  }

  /** Time goes on from an instant. */
  #setClock(instant: string): void {
    this.#aheadMs = Math.max(this.#aheadMs, Date.parse(instant) - Date.now())
    writeFileSync(this.#deployed.emulator.clockFile, String(this.#aheadMs))
  }

  async #depths(): Promise<Map<string, number>> {
    const { QueueUrls = [] } = await this.#sqs.send(new ListQueuesCommand({ QueueNamePrefix: this.#deployed.stack }))
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
