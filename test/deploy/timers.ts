import {
  GetScheduleCommand,
  ListSchedulesCommand,
  type SchedulerClient,
  UpdateScheduleCommand,
} from '@aws-sdk/client-scheduler'
import { GetQueueUrlCommand, SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs'
import type { Service } from '@wangge/contract'
import { localDate, ringsBetween } from '@wangge/time'

/** One or more timers due at the same instant. */
export interface Due {
  readonly at: string
  readonly schedules: readonly string[]
}

/** More often than this a day and a timer is a sweep: it looks for what is due, and looks again. */
const sweepRings = 12

/**
 * Timers due after one instant and up to another, in order. Sweeps would ring thousands of times in a moved month and
 * find nothing: they ring once in the morning, after every other timer, and last of all.
 */
export const dueBetween = (
  rooms: readonly Service[],
  { stack, zone, after, until }: { stack: string; zone: string; after: string; until: string },
): Due[] => {
  const rings = rooms.flatMap((room) =>
    room.jobs.map((job) => {
      const aDay = ringsBetween(job.cron, '2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z', zone).length
      const name = `${stack}-${room.name}-${job.name}`
      return { name, isSweep: aDay > sweepRings, at: ringsBetween(job.cron, after, until, zone) }
    }),
  )
  const byInstant = new Map<string, string[]>()
  const add = (at: string, name: string) => byInstant.set(at, [...(byInstant.get(at) ?? []), name])
  const exact = rings.filter(({ isSweep }) => !isSweep)
  for (const { name, at } of exact) for (const one of at) add(one, name)
  const telling = exact.flatMap(({ at }) => at)
  for (const { name, at } of rings.filter(({ isSweep }) => isSweep)) {
    const morning = (one: string) => new Date(Date.parse(one) + 4 * 3_600_000).toISOString()
    const kept = at.filter((one, n) => {
      const before = at[n - 1] ?? after
      // from eight in the morning nothing is held back for the night
      const isMorning = localDate(morning(one), zone) !== localDate(morning(before), zone)
      return n === at.length - 1 || isMorning || telling.some((told) => told >= before && told < one)
    })
    for (const one of kept) add(one, name)
  }
  return [...byInstant].sort(([one], [other]) => (one < other ? -1 : 1)).map(([at, schedules]) => ({ at, schedules }))
}

/** The county's schedules in EventBridge Scheduler. */
export class Timers {
  readonly #scheduler: SchedulerClient
  readonly #sqs: SQSClient
  readonly #group: string

  constructor({ scheduler, sqs, group }: { scheduler: SchedulerClient; sqs: SQSClient; group: string }) {
    this.#scheduler = scheduler
    this.#sqs = sqs
    this.#group = group
  }

  /** Drops into a schedule's target what the schedule would, at the instant it would. */
  async ring(name: string, at: string): Promise<void> {
    const { Target } = await this.#get(name)
    const QueueName = (Target?.Arn ?? '').split(':').at(-1)
    const { QueueUrl } = await this.#sqs.send(new GetQueueUrlCommand({ QueueName }))
    const MessageBody = Target?.Input?.replace('<aws.scheduler.scheduled-time>', at)
    await this.#sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }))
  }

  /** From here on a story rings, not the machine’s clock, which the emulator follows in UTC and without the instant. */
  async disable(): Promise<string[]> {
    const { Schedules = [] } = await this.#scheduler.send(new ListSchedulesCommand({ GroupName: this.#group }))
    const names = Schedules.map(({ Name }) => Name as string)
    for (const name of names) {
      const { ScheduleExpression, FlexibleTimeWindow, Target } = await this.#get(name)
      const kept = { Name: name, GroupName: this.#group, ScheduleExpression, FlexibleTimeWindow, Target }
      await this.#scheduler.send(new UpdateScheduleCommand({ ...kept, State: 'DISABLED' }))
    }
    return names
  }

  #get(Name: string) {
    return this.#scheduler.send(new GetScheduleCommand({ GroupName: this.#group, Name }))
  }
}
