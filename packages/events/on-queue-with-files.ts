import type { Queue } from './consume.ts'
import { onLoaded, type QueueHandler } from './on-queue.ts'

/** The function SQS calls, for a room that needs `files`: no other function has to carry what reaches them. */
export const onQueueWithFiles = (queue: Queue, environment: NodeJS.ProcessEnv = process.env): QueueHandler => {
  const { name, needs } = queue.manifest
  if (!needs.includes('files')) throw new Error(`${name} does not need files: its entry is onQueue`)
  return onLoaded(queue, environment, () => import('./lambda-with-files.ts').then(({ workWithFiles }) => workWithFiles))
}
