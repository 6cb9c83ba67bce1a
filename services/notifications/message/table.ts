import { Sealed } from '@wangge/contract'
import { defineEntity } from '@wangge/table'
import * as z from 'zod'
import { Message, messageQueued } from './contract.ts'

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
    text: Sealed,
    /** The post in which it is told, where it is: it waits for whoever fills that then. */
    post: z.object({ role: z.string(), areaId: z.string(), unitId: z.string().optional() }).optional(),
    /** From when on it says nothing any more. */
    expiresAt: z.string().optional(),
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
