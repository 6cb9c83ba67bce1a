import { Sealed } from '@wangge/contract'
import { defineLimit } from '@wangge/http/limits'
import { defineEntity, every, type Page, type Table } from '@wangge/table'
import * as z from 'zod'
import { Message, MessageId, messageQueued } from './contract.ts'
import { About, Standing } from './domain/standing.ts'

/** How many partitions the due index is spread over. */
export const dueShards = 8

const shardOf = (messageId: string): number => messageId.charCodeAt(0) % dueShards

/** One message; its first revision is the fact that it is to be sent. */
export const MessageRow = defineEntity('notifications', 'message', {
  schema: z.object({
    ...Message.omit({ text: true }).shape,
    /** Whose key the text is sealed under. */
    subjectId: z.string(),
    areaId: z.string(),
    urgent: z.literal(true).optional(),
    /** About what only few may know of: nobody but the recipient reads it here. */
    confidential: z.literal(true).optional(),
    /** Absent of a digest until it is worded, when it is sent. */
    text: Sealed.optional(),
    /** From when on it says nothing any more. */
    expiresAt: z.string().optional(),
    /** Until when it must be read to be of use: it is not held for the morning beyond that. */
    readBy: z.string().optional(),
    /** Of one that waits: what it is about, to be looked at again before it is sent. */
    about: About.optional(),
    /** Of a digest: whose day it is. */
    digestOn: z.string().optional(),
    /** The fact that made it. */
    cause: z.string(),
    providerId: z.string().optional(),
  }),
  key: ({ messageId }: { messageId: string }) => [`message#${messageId}`, 'message'],
  index: {
    2: ({ messageId, dueAt }) =>
      dueAt === undefined ? undefined : [`due#${shardOf(messageId)}`, `${dueAt}#${messageId}`],
    3: ({ recipient, queuedAt, messageId }) => [`to#${recipient}`, `${queuedAt}#${messageId}`],
  },
  brief: ['messageId', 'recipient', 'template', 'areaId', 'urgent', 'confidential'],
  fact: messageQueued,
  event: ({ messageId, state, tries, queuedAt, cause, urgent }) =>
    state === 'queued' && tries === 0
      ? { subject: messageId, time: queuedAt, cause, ...(urgent && { urgent }) }
      : undefined,
})

const everyOf = async <T>(read: (after: string | undefined) => Promise<Page<T>>): Promise<T[]> => {
  const found: T[] = []
  for await (const one of every(read)) found.push(one)
  return found
}

const matterOf = (caseId: string): string => `matter#${caseId}`
const until = ({ until }: { until: number }): number => until

/** Where a case stands by the latest fact heard of it, as long as a text about it may wait. */
export const MatterRow = defineEntity('notifications', 'matter', {
  schema: z.object({
    caseId: z.string(),
    of: z.int(),
    /** The facts of that revision that were heard: one write may make several, the last of them says how it stands. */
    heard: z.array(z.string()),
    standing: Standing,
    until: z.int(),
  }),
  key: ({ caseId }: { caseId: string }) => [matterOf(caseId), 'matter'],
  ttl: until,
})

/** That a message about a case waits, or is in a digest that does. */
export const WaitRow = defineEntity('notifications', 'wait', {
  schema: z.object({ caseId: z.string(), subjectId: z.string(), messageId: MessageId, until: z.int() }),
  key: ({ caseId, subjectId, messageId }: { caseId: string; subjectId: string; messageId: string }) => [
    matterOf(caseId),
    `wait#${subjectId}#${messageId}`,
  ],
  ttl: until,
})

/** What waits about a case, for one person or for all. */
export const waitsAbout = (table: Table, caseId: string, subjectId?: string) =>
  everyOf((after) =>
    table.list(WaitRow, matterOf(caseId), {
      prefix: subjectId === undefined ? 'wait#' : `wait#${subjectId}#`,
      limit: 100,
      after,
    }),
  )

const digestOf = (subjectId: string, date: string): string => `digest#${subjectId}#${date}`

/** One matter in a person's digest of a day. */
export const DigestRow = defineEntity('notifications', 'digest', {
  schema: z.object({
    subjectId: z.string(),
    date: z.string(),
    /** The case, or the item of a deed list. */
    thing: z.string(),
    /** The revision of it that the entry tells of. */
    of: z.int(),
    template: z.string(),
    /** As it reads on its own, when it is the only one. */
    text: Sealed,
    standing: Standing,
    until: z.int(),
  }),
  key: ({ subjectId, date, thing }: { subjectId: string; date: string; thing: string }) => [
    digestOf(subjectId, date),
    `thing#${thing}`,
  ],
  ttl: until,
})

/** All of a person's digest of a day. */
export const digestedOn = (table: Table, subjectId: string, date: string) =>
  everyOf((after) => table.list(DigestRow, digestOf(subjectId, date), { limit: 100, after }))

/** Texts to one number that nobody has proven to be theirs. */
export const NumberLimit = defineLimit('notifications')
