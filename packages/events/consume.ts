import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch'
import type { Envelope, Noun, Service } from '@wangge/contract'
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
  /** Loads the reactions and jobs of every noun: what was forgotten does not load. */
  load(): Promise<void>
}

/** Problems that time heals; every other one goes to dead letters at once. */
const healing: ReadonlySet<Code> = new Set(['stale', 'too-soon', 'too-many', 'unavailable'])

const isReaction = (value: unknown): value is Reaction => (value as Reaction | undefined)?.kind === 'reaction'
const isTimer = (value: unknown): value is Timer => (value as Timer | undefined)?.kind === 'timer'

/** The reactions and jobs of a room, modules by noun, loaded when the first message for the noun comes. */
export type Doors = Readonly<Record<string, readonly (() => Promise<object>)[]>>

/** Maps implementations by the name their contract declares, and refuses to load when either side has one more. */
const matched = <T>(
  noun: string,
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
  if (faults.length > 0) throw new Error(`${noun}: ${faults.join('; ')}`)
  return byName
}

const bound = async (noun: string, { hears, jobs }: Noun, doors: Doors[string]) => {
  const made = (await Promise.all(doors.map((open) => open()))).flatMap((module) => Object.values(module))
  const heard = hears.map(({ type }) => type)
  const reactions = made.filter(isReaction).map((reaction) => [reaction.fact.type as string, reaction] as const)
  const timers = made.filter(isTimer).map((timer) => [timer.job.name, timer] as const)
  return {
    reactionTo: matched(noun, 'reaction', heard, reactions),
    timerOf: matched(
      noun,
      'job',
      jobs.map(({ name }) => name),
      timers,
    ),
  }
}

const nounsBy = (
  nouns: Readonly<Record<string, Noun>>,
  namesIn: (noun: Noun) => readonly string[],
): ReadonlyMap<string, string> =>
  new Map(Object.entries(nouns).flatMap(([name, noun]) => namesIn(noun).map((one) => [one, name] as const)))

/**
 * Binds a room's reactions and jobs to its manifest, the modules that export them by noun:
 * `consume(manifest, { case: [() => import('./case/reactions.ts'), () => import('./case/jobs.ts')] })`.
 */
export const consume = (manifest: Service, doors: Doors = {}): Queue => {
  const { name: room, nouns } = manifest
  const nobody = Object.keys(doors).find((noun) => !nouns[noun])
  if (nobody) throw new Error(`${room}: ${nobody} is no noun of this room`)
  const hearing = nounsBy(nouns, ({ hears }) => hears.map(({ type }) => type))
  const timed = nounsBy(nouns, ({ jobs }) => jobs.map(({ name }) => name))
  const loaded = new Map<string, ReturnType<typeof bound>>()
  const ofNoun = (noun: string): ReturnType<typeof bound> => {
    const opened = loaded.get(noun) ?? bound(`${room}/${noun}`, nouns[noun] as Noun, doors[noun] ?? [])
    loaded.set(noun, opened)
    return opened
  }

  const opened = async (event: Envelope): Promise<{ reaction: Reaction; event: Envelope }> => {
    const noun = hearing.get(event.type)
    const reaction = noun === undefined ? undefined : (await ofNoun(noun)).reactionTo.get(event.type)
    if (!reaction) throw new Error(`${room} does not consume ${event.type}`)
    const { success, data, error } = reaction.fact.data.safeParse(event.data)
    if (!success)
      throw new Problem('invalid', say('事件内容不合约定', 'The event breaks its contract'), { cause: error })
    return { reaction, event: { ...event, data } }
  }
  const react = async (told: Envelope, engine: WorkEngine): Promise<void> => {
    const { reaction, event } = await opened(told)
    await takeEffect(room, reaction, event, portsAt(engine))
  }
  const work = async (message: Message, engine: WorkEngine): Promise<void> => {
    if ('event' in message) return react(message.event, engine)
    const noun = timed.get(message.job)
    const timer = noun === undefined ? undefined : (await ofNoun(noun)).timerOf.get(message.job)
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

  const queue = (engine: WorkEngine) => async (event: SQSEvent) => {
    const done = await takeTogether(event.Records, opened, portsAt(engine))
    const alone = take(engine)
    const takeRest = async (record: SQSRecord) => (done.has(record.messageId) ? undefined : alone(record))
    return processPartialResponse(event, takeRest, new BatchProcessor(EventType.SQS), {
      throwOnFullBatchFailure: false,
      // one after the other: messages of one batch often change one row, and a lost race costs units
      processInParallel: false,
    })
  }
  const load = async (): Promise<void> => {
    await Promise.all(Object.keys(nouns).map(ofNoun))
  }
  return Object.assign(queue, { manifest, load })
}
