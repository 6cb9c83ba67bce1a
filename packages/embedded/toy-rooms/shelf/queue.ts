import { consume, onSendingQueue, react, ring } from '@wangge/events'
import { Problem, say } from '@wangge/problem'
import { add, defineEntity, put, putNew } from '@wangge/table'
import * as z from 'zod'
import { ballThrown } from '../yard/contract.ts'
import { daily, manifest, weekly } from './manifest.ts'

export const Kept = defineEntity('shelf', 'kept', {
  schema: z.object({ ballId: z.string(), colour: z.string() }),
  key: ({ ballId }: { ballId: string }) => [`kept#${ballId}`, 'kept'],
})
export const Tally = defineEntity('shelf', 'tally', {
  schema: z.object({ what: z.string(), n: z.number() }),
  key: ({ what }: { what: string }) => [`tally#${what}`, 'tally'],
  counters: ['n'],
})
export const Rung = defineEntity('shelf', 'rung', {
  schema: z.object({ job: z.string(), rings: z.array(z.object({ at: z.string(), now: z.string() })) }),
  key: ({ job }: { job: string }) => [`rung#${job}`, 'rung'],
})
let shakes = 0

const keepBall = react(ballThrown)(async ({ data }, { send, newId }) => {
  if (data.colour === 'poison') throw new Problem('conflict', say('有毒', 'Poisonous'))
  if (data.colour === 'shaky' && ++shakes < 3) throw new Error('not yet')
  if (data.colour === 'blue')
    await send?.({
      messageId: newId(),
      channel: 'sms',
      to: '+8610012345678',
      text: `【网格服务】蓝球 <${data.ballId}>`,
      parts: 1,
    })
  return [putNew(Kept, data), add(Tally, { what: 'balls' }, 'n', 1)]
})

const noting =
  (name: string) =>
  async ({ at }: { at: string }, { table, now }: Parameters<Parameters<ReturnType<typeof ring>>[0]>[1]) => {
    const rung = (await table.get(Rung, { job: name })) ?? { job: name, rings: [] }
    await table.write([put(Rung, { ...rung, rings: [...rung.rings, { at, now }] })])
  }

const rung = { weekly: ring(weekly)(noting('weekly')), daily: ring(daily)(noting('daily')) }
export const queue = consume(manifest, { ball: [async () => ({ keepBall, ...rung })] })
export const handler = onSendingQueue(queue)
