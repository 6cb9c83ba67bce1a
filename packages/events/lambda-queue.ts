import { GetQueueUrlCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import type { DeadLetter } from './ports.ts'

/** Sends to one of the county's queues, by its name. */
export const sendTo = (queueName: string, client = new SQSClient({})) => {
  let url: Promise<string | undefined> | undefined
  return async (body: string, words: Readonly<Record<string, string>> = {}): Promise<void> => {
    url ??= client.send(new GetQueueUrlCommand({ QueueName: queueName })).then(({ QueueUrl }) => QueueUrl)
    url.catch(() => {
      url = undefined
    })
    const attributes = Object.entries(words).map(
      ([name, StringValue]) => [name, { DataType: 'String', StringValue }] as const,
    )
    await client.send(
      new SendMessageCommand({
        QueueUrl: await url,
        MessageBody: body,
        ...(attributes.length > 0 && { MessageAttributes: Object.fromEntries(attributes) }),
      }),
    )
  }
}

/** Sends to a dead letter queue, beside the main queue's own redrive. */
export const deadLetters = (queueName: string): DeadLetter => {
  const send = sendTo(queueName)
  return ({ body, why }) => send(body, { why: why.slice(0, 500) || 'unknown' })
}
