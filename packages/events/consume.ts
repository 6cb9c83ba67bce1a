import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch'
import type { Envelope, Service } from '@wangge/contract'
import { type Code, Problem, say } from '@wangge/problem'
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda'
import { takeEffect } from './effect.ts'
import { type Message, readMessage } from './message.ts'
import { portsAt, type WorkEngine } from './ports.ts'
import type { Reaction } from './react.ts'
import type { Timer } from './ring.ts'
import { takeTogether } from './together.ts'

/** A room's queue: give it an engine, get the function that takes batches. */
export interface Queue {
  (engine: WorkEngine): (event: SQSEvent) => Promise<SQSBatchResponse>
  readonly manifest: Service
}

/** Problems that time heals; every other one goes to dead letters at once. */
const healing: ReadonlySet<Code> = new Set(['stale', 'too-soon', 'too-many', 'unavailable'])

const isReaction = (value: unknown): value is Reaction => (value as Reaction | undefined)?.kind === 'reaction'
const isTimer = (value: unknown): value is Timer => (value as Timer | undefined)?.kind === 'timer'

/** Maps implementations by the name their manifest declares, and refuses to load when either side has one more. */
const matched = <T>(
  room: string,
  what: string,
  declared: readonly string[],
  made: readonly (readonly [string, T])[],
) => {
  const byName = new Map(made)
  const faults = [
    ...declared.filter((name) => !byName.has(name)).map((name) => `${name} has no ${what}`),
    ...made.filter(([name]) => !declared.includes(name)).map(([name]) => `${name} is not in the manifest`),
    ...made.filter(([name, one]) => byName.get(name) !== one).map(([name]) => `${name} has two`),
  ]
  if (faults.length > 0) throw new Error(`${room}: ${faults.join('; ')}`)
  return byName
}

/**
 * Binds a room's reactions and jobs to its manifest. Pass the modules that export them:
 * `consume(manifest, { reactions, jobs })`.
 */
export const consume = (
  manifest: Service,
  { reactions = {}, jobs = {} }: { reactions?: object; jobs?: object } = {},
): Queue => {
  const room = manifest.name
  const reactionTo = matched(
    room,
    'reaction',
    manifest.consumes.map(({ type }) => type),
    Object.values(reactions)
      .filter(isReaction)
      .map((reaction) => [reaction.fact.type as string, reaction]),
  )
  const timerOf = matched(
    room,
    'job',
    manifest.jobs.map(({ name }) => name),
    Object.values(jobs)
      .filter(isTimer)
      .map((timer) => [timer.job.name, timer]),
  )

  const opened = (event: Envelope): { reaction: Reaction; event: Envelope } => {
    const reaction = reactionTo.get(event.type)
    if (!reaction) throw new Error(`${room} does not consume ${event.type}`)
    const { success, data, error } = reaction.fact.data.safeParse(event.data)
    if (!success)
      throw new Problem('invalid', say('事件内容不合约定', 'The event breaks its contract'), { cause: error })
    return { reaction, event: { ...event, data } }
  }
  const react = async (told: Envelope, engine: WorkEngine): Promise<void> => {
    const { reaction, event } = opened(told)
    await takeEffect(room, reaction, event, portsAt(engine))
  }
  const work = async (message: Message, engine: WorkEngine): Promise<void> => {
    if ('event' in message) return react(message.event, engine)
    const timer = timerOf.get(message.job)
    if (!timer) throw new Error(`${room} has no job ${message.job}`)
    const cause = `${room}.${message.job}@${message.at}`
    await timer.run({ job: message.job, at: message.at, cause }, portsAt(engine))
  }

  const take =
    (engine: WorkEngine) =>
    async ({ messageId, body }: SQSRecord): Promise<void> => {
      try {
        await work(readMessage(body), engine)
      } catch (error) {
        const why = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
        if (error instanceof Problem && !healing.has(error.code)) {
          engine.log.error('dead letter', { room, messageId, why })
          return engine.deadLetter({ messageId, body, why })
        }
        engine.log.warn('message failed, will be tried again', { room, messageId, why })
        throw error
      }
    }

  const isShared = [...reactionTo.values()].some(({ together }) => together)
  const queue = (engine: WorkEngine) => async (event: SQSEvent) => {
    const done = isShared ? await takeTogether(event.Records, opened, portsAt(engine)) : undefined
    const alone = take(engine)
    const takeRest = async (record: SQSRecord) => (done?.has(record.messageId) ? undefined : alone(record))
    return processPartialResponse(event, takeRest, new BatchProcessor(EventType.SQS), {
      throwOnFullBatchFailure: false,
      // one after the other: messages of one batch often change one row, and a lost race costs units
      processInParallel: false,
    })
  }
  return Object.assign(queue, { manifest })
}
