import { AreaId, event, formatted, Instant, job, pageOf, paging, route } from '@wangge/contract'
import { languages, say } from '@wangge/problem'
import * as z from 'zod'

const tag = 'notifications'

export const MessageId = formatted(/^[A-Za-z0-9_-]{22}$/, 'id', 'a1B2c3D4e5F6g7H8i9J0kL').meta({ title: 'MessageId' })

/** `dropped`: not sent, for it was no longer true, was said in another text, or came too fast; `why` says which. */
export const MessageState = z.enum([
  'queued',
  'sending',
  'sent',
  'delivered',
  'failed',
  'maybe-sent',
  'unconfirmed',
  'dropped',
])
export type MessageState = z.output<typeof MessageState>

/** One message to one person by one channel. */
export const Message = z.object({
  messageId: MessageId,
  /** A member's id, or the number of the case that a resident reported. */
  recipient: z.string(),
  channel: z.enum(['sms']),
  template: z.string(),
  language: z.enum(languages),
  /** What the phone shows; hidden when it holds a secret, or was erased. */
  text: z.string().nullable(),
  /** SMS parts: 70 characters, or 67 a part. */
  parts: z.int(),
  state: MessageState,
  tries: z.int(),
  queuedAt: Instant,
  /** When it will be sent or looked after next; absent once it is settled. */
  dueAt: Instant.optional(),
  why: z.string().optional(),
})
export type Message = z.output<typeof Message>

export const listMessages = route({
  method: 'GET',
  path: '/v1/messages',
  action: 'message.read',
  tag,
  summary: say('发给某人的消息', 'Messages to one recipient'),
  query: z.object({
    /** `me`, a member's id, or a case number. */
    recipient: z.string().min(1).max(64),
    ...paging,
  }),
  answer: pageOf(Message),
})

/** A message is ready to be sent. Its own room sends it. */
export const messageQueued = event({
  type: 'notifications.message-queued.v1',
  title: say('消息已排队', 'A message was queued'),
  data: z.object({
    messageId: MessageId,
    recipient: z.string(),
    template: z.string(),
    areaId: AreaId,
    /** Sent at any hour, ahead of what waits. */
    urgent: z.literal(true).optional(),
    /** Only its recipient may read it. */
    confidential: z.literal(true).optional(),
  }),
  urgent: ({ urgent }) => urgent === true,
  example: {
    messageId: 'mF3kq0Zr1yX8cV5bN2aT7w',
    recipient: 'm0007',
    template: 'case-reported-to-holder',
    areaId: '370829104201001',
  },
})

export const sendDue = job({
  name: 'send-due',
  cron: '*/5 * * * *',
  title: say('发送到时的消息', 'Send messages whose time has come'),
})
