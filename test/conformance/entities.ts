import { event } from '@wangge/contract'
import { say } from '@wangge/problem'
import { defineEntity } from '@wangge/table'
import * as z from 'zod'

export const thingFields = z.object({
  thingId: z.string(),
  area: z.string(),
  title: z.string(),
  at: z.string(),
  holder: z.string().optional(),
  dueAt: z.string().optional(),
  text: z.string().optional(),
  more: z.unknown().optional(),
})
export type ThingFields = z.output<typeof thingFields>

/** In a partition of its own, and in all three indexes. */
export const Thing = defineEntity('things', 'thing', {
  schema: thingFields,
  key: ({ thingId }: { thingId: string }) => [`thing#${thingId}`, 'thing'],
  index: {
    1: ({ area, at }) => [`area#${area}`, at],
    2: ({ dueAt }) => (dueAt ? ['due#0', dueAt] : undefined),
    3: ({ holder, at }) => (holder ? [`holder#${holder}`, at] : undefined),
  },
  brief: ['thingId', 'title', 'at'],
})

export const aThing = (thingId: string, fields: Partial<ThingFields> = {}): ThingFields => ({
  thingId,
  area: 'a',
  title: `标题 ${thingId}`,
  at: '2026-11-01T00:00:00.000Z',
  ...fields,
})

/** Many in one partition. */
export const Note = defineEntity('things', 'note', {
  schema: z.object({ shelf: z.string(), on: z.string(), text: z.string(), until: z.number().optional() }),
  key: ({ shelf, on }: { shelf: string; on: string }) => [`shelf#${shelf}`, on],
  index: { 1: ({ shelf, on }) => [`notes#${shelf}`, on] },
  brief: ['shelf', 'on'],
  ttl: ({ until }) => until,
})

/** Counters. */
export const Tally = defineEntity('things', 'tally', {
  schema: z.object({ area: z.string(), name: z.string(), done: z.number().optional(), late: z.number().optional() }),
  key: ({ area }: { area: string }) => [`tally#${area}`, 'tally'],
  counters: ['done', 'late'],
})

const recorded = event({
  type: 'things.visit-recorded.v1',
  title: say('走访', 'A visit'),
  data: z.object({ visitId: z.string(), mode: z.string() }),
  example: { visitId: 'v1', mode: 'call' },
})

/** A record that is its own event. */
export const Visit = defineEntity('things', 'visit', {
  schema: z.object({ visitId: z.string(), at: z.string(), mode: z.string() }),
  key: ({ visitId }: { visitId: string }) => [`visit#${visitId}`, 'visit'],
  brief: ['visitId', 'mode'],
  fact: recorded,
  event: ({ visitId, at }) => ({ subject: visitId, time: at, cause: 'request-1' }),
})

const made = <N extends string>(noun: N) =>
  event({
    type: `things.thing-${noun}.v1`,
    title: say('事', 'A thing'),
    data: z.object({ thingId: z.string(), by: z.string().optional() }),
    example: { thingId: '1' },
  })
export const opened = made('opened')
export const closed = made('closed')
