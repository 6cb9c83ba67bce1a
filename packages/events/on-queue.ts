import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import type { Queue } from './consume.ts'

type Handler = (event: SQSEvent) => Promise<SQSBatchResponse>

/**
 * The function SQS calls. What belongs to AWS is loaded only there: at once when Lambda starts the function,
 * never in the embedded county, which uses the same entry files.
 */
export const onQueue = (queue: Queue, environment: NodeJS.ProcessEnv = process.env): Handler => {
  let ready: Promise<Handler> | undefined
  const start = (): Promise<Handler> => {
    ready ??= import('./lambda.ts').then(({ lambdaWork }) => queue(lambdaWork(queue.manifest, environment)))
    return ready
  }
  if (environment.AWS_LAMBDA_FUNCTION_NAME) void start()
  return async (event) => (await start())(event)
}
