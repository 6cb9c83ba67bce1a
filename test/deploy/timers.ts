import {
  GetScheduleCommand,
  ListSchedulesCommand,
  type SchedulerClient,
  UpdateScheduleCommand,
} from '@aws-sdk/client-scheduler'
import { GetQueueUrlCommand, SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs'
import type { Service } from '@wangge/contract'
import { localDate, ringsBetween } from '@wangge/time'

/** Timers that ring one after the other before anything is waited for, and the instant it is by then. */
export interface Due {
  readonly at: string
  readonly rings: readonly Ring[]
}
interface Ring {
  readonly schedule: string
  /** When it is due. */
  readonly at: string
}

/** More often than this a day and a timer is a sweep: it looks for what is due, and looks again. */
const sweepRings = 12

const hour = 3_600_000
const ringsOn = (job: Service['jobs'][number], first: string, days: number, zone: string): number =>
  ringsBetween(job.cron, first, new Date(Date.parse(first) + days * 24 * hour).toISOString(), zone).length

/**
 * Timers due after one instant and up to another, in order. Sweeps would ring thousands of times in a moved month and
 * find nothing: they ring once every morning, after every timer that does not itself ring every day, and last of all.
 * What a daily timer leaves to a sweep is found the next morning. Sweeps of one hour ring together.
 */
export const dueBetween = (
  rooms: readonly Service[],
  { stack, zone, after, until }: { stack: string; zone: string; after: string; until: string },
): Due[] => {
  const rings = rooms.flatMap((room) =>
    room.jobs.map((job) => {
      const isSweep = ringsOn(job, '2026-01-01T00:00:00.000Z', 1, zone) > sweepRings
      const isDaily = ringsOn(job, '2026-01-01T00:00:00.000Z', 7, zone) >= 7
      const name = `${stack}-${room.name}-${job.name}`
      return { name, isSweep, isDaily, at: ringsBetween(job.cron, after, until, zone) }
    }),
  )
  const exact = rings.filter(({ isSweep }) => !isSweep)
  const telling = exact.filter(({ isDaily }) => !isDaily).flatMap(({ at }) => at)
  // days that begin at eight in the morning: from then on nothing is held back for the night
  const morningOf = (one: string) => localDate(new Date(Date.parse(one) - 8 * hour).toISOString(), zone)
  const isKept = (one: string, n: number, at: readonly string[]): boolean => {
    const before = at[n - 1] ?? after
    const isMorning = morningOf(one) !== morningOf(before)
    return n === at.length - 1 || isMorning || telling.some((told) => told >= before && told < one)
  }
  const ringing = rings
    .flatMap(({ name: schedule, isSweep, at }) =>
      (isSweep ? at.filter(isKept) : at).map((one) => ({ schedule, isSweep, at: one })),
    )
    .sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))
  const due: { at: string; rings: typeof ringing }[] = []
  for (const ring of ringing) {
    const last = due.at(-1)
    const isNear = last !== undefined && Date.parse(ring.at) - Date.parse(last.rings[0]?.at as string) < hour
    const isSameHour = ring.isSweep && isNear && last.rings.every(({ isSweep }) => isSweep)
    if (last && (last.at === ring.at || isSameHour)) {
      last.rings.push(ring)
      last.at = ring.at
    } else due.push({ at: ring.at, rings: [ring] })
  }
  return due
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
