import { parseArgs } from 'node:util'
import {
  DeleteMessageCommand,
  GetQueueUrlCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs'
import { heardByDarkroom } from '../infra/constructs/county-topic.ts'
import { nameOf } from '../infra/constructs/names.ts'
import { readCounty } from '../infra/county-file.ts'
import { readRooms } from '../infra/rooms.ts'

// pnpm replay --county <file> --queue duties: dead letters back into their queue, oldest first
const { values } = parseArgs({
  options: { county: { type: 'string' }, region: { type: 'string' }, queue: { type: 'string' } },
})
if (!values.county || !values.queue) throw new Error('pnpm replay --county <file> --queue <service>')
const county = readCounty(values.county, values.region)
const sqs = new SQSClient({ region: county.region })
const urlOf = async (QueueName: string) => (await sqs.send(new GetQueueUrlCommand({ QueueName }))).QueueUrl
const from = await urlOf(nameOf(county, values.queue, 'dlq'))
const to = await urlOf(nameOf(county, values.queue))
/** Pictures go back by the darkroom: what it made of them may have expired. */
const byDarkroom = (await readRooms()).flatMap(heardByDarkroom).map(({ type }) => `"type":"${type}"`)
const darkroom = await urlOf(nameOf(county, 'darkroom'))
const wayFor = (body = '') => (byDarkroom.some((type) => body.includes(type)) ? darkroom : to)

/** All that can be seen: a queue that looks empty once may not be, three times in a row it is. */
const letters: Message[] = []
for (let empty = 0; empty < 3; ) {
  const { Messages = [] } = await sqs.send(
    new ReceiveMessageCommand({
      QueueUrl: from,
      MaxNumberOfMessages: 10,
      WaitTimeSeconds: 2,
      VisibilityTimeout: 600,
      MessageSystemAttributeNames: ['SentTimestamp'],
    }),
  )
  empty = Messages.length === 0 ? empty + 1 : 0
  letters.push(...Messages)
}
const sentAt = ({ Attributes }: Message) => Number(Attributes?.SentTimestamp ?? 0)
for (const { Body, ReceiptHandle } of letters.sort((one, other) => sentAt(one) - sentAt(other))) {
  // sent before it is deleted: twice does no harm, never would
  await sqs.send(new SendMessageCommand({ QueueUrl: wayFor(Body), MessageBody: Body }))
  await sqs.send(new DeleteMessageCommand({ QueueUrl: from, ReceiptHandle }))
}
console.log(`${letters.length} messages are back in ${nameOf(county, values.queue)}`)
