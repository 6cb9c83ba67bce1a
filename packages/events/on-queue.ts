import type { Service } from '@wangge/contract'
import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import type { Queue } from './consume.ts'
import type { WorkEngine } from './ports.ts'

/** The function SQS calls. */
export type QueueHandler = (event: SQSEvent) => Promise<SQSBatchResponse>
type Open = (room: Service, environment: NodeJS.ProcessEnv) => WorkEngine

/**
 * A function over what belongs to AWS, which is loaded only there: at once when Lambda starts the function, never in
 * the embedded county, which uses the same entry files.
 */
export const onLoaded = (queue: Queue, environment: NodeJS.ProcessEnv, load: () => Promise<Open>): QueueHandler => {
  let ready: Promise<QueueHandler> | undefined
  const start = (): Promise<QueueHandler> => {
    ready ??= load().then((open) => queue(open(queue.manifest, environment)))
    return ready
  }
  if (environment.AWS_LAMBDA_FUNCTION_NAME) void start()
  return async (event) => (await start())(event)
}

/** The function SQS calls, for a room that sends nothing and takes no files. */
export const onQueue = (queue: Queue, environment: NodeJS.ProcessEnv = process.env): QueueHandler => {
  const { name, needs } = queue.manifest
  if (needs.includes('send')) throw new Error(`${name} needs to send: its entry is onSendingQueue`)
  if (needs.includes('files')) throw new Error(`${name} needs files: its entry is onQueueWithFiles`)
  return onLoaded(queue, environment, () => import('./lambda.ts').then(({ lambdaWork }) => lambdaWork))
}
