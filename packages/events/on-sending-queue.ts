import type { Queue } from './consume.ts'
import { onLoaded, type QueueHandler } from './on-queue.ts'

/** The function SQS calls, for a room that needs `send`: no other function has to carry what sends messages. */
export const onSendingQueue = (queue: Queue, environment: NodeJS.ProcessEnv = process.env): QueueHandler => {
  const { name, needs } = queue.manifest
  if (!needs.includes('send')) throw new Error(`${name} does not need to send: its entry is onQueue`)
  return onLoaded(queue, environment, () => import('./lambda-sending.ts').then(({ sendingWork }) => sendingWork))
}
