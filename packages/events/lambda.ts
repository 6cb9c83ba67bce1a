import { GetQueueUrlCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import type { Service } from '@wangge/contract'
import { lambdaPorts, premisesIn } from './lambda-ports.ts'
import type { DeadLetter, WorkEngine } from './ports.ts'

/** Sends to a room's dead letter queue, beside the main queue's own redrive. */
const deadLetters = (queueName: string, client = new SQSClient({})): DeadLetter => {
  let url: Promise<string | undefined> | undefined
  return async ({ body, why }) => {
    url ??= client.send(new GetQueueUrlCommand({ QueueName: queueName })).then(({ QueueUrl }) => QueueUrl)
    url.catch(() => {
      url = undefined
    })
    const reason = { DataType: 'String', StringValue: why.slice(0, 500) || 'unknown' }
    await client.send(
      new SendMessageCommand({ QueueUrl: await url, MessageBody: body, MessageAttributes: { why: reason } }),
    )
  }
}

/** What a room's reactions and jobs have on AWS. */
export const lambdaWork = ({ name }: Service, environment: NodeJS.ProcessEnv): WorkEngine => {
  const premises = premisesIn(environment)
  return { ...lambdaPorts(name, premises), deadLetter: deadLetters(`wangge-${premises.county}-${name}-dlq`) }
}
