import { PublishBatchCommand, SNSClient } from '@aws-sdk/client-sns'
import { fromStream } from '@wangge/table/stream'
import { lambdaLog } from '@wangge/telemetry/lambda-log'
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda'
import type { Log } from './ports.ts'
import { type Publish, relay } from './relay.ts'

/** Publishes to the county's topic; filters look at `type` and `urgent`. */
export const publishTo =
  (topic: string, county: string, client: SNSClient): Publish =>
  async (events) => {
    const text = (StringValue: string) => ({ DataType: 'String', StringValue })
    const { Failed = [] } = await client.send(
      new PublishBatchCommand({
        TopicArn: topic,
        PublishBatchRequestEntries: events.map(({ type, body, urgent }, n) => ({
          Id: String(n),
          Message: body,
          MessageAttributes: { type: text(type), county: text(county), ...(urgent && { urgent: text('yes') }) },
        })),
      }),
    )
    return Math.min(events.length, ...Failed.map(({ Id }) => Number(Id)))
  }

/** Relays what the table's stream brings, in order; fails from the first record that the topic did not take. */
export const onStream =
  ({ county, publish, log }: { county: string; publish: Publish; log: Log }) =>
  async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    const events = Records.flatMap(({ dynamodb, eventName }) => {
      const row = eventName === 'REMOVE' ? undefined : fromStream({ dynamodb })
      if (!row?.ev) return []
      // a row written again with nothing new to tell
      if (fromStream({ dynamodb: { NewImage: dynamodb?.OldImage } })?.r === row.r) return []
      return [{ row, sequence: dynamodb?.SequenceNumber ?? '' }]
    })
    const { relayed, why } = await relay(
      events.map(({ row }) => row),
      { county, publish },
    )
    const first = events[relayed]
    if (!first) return { batchItemFailures: [] }
    log.error('relay stopped', { relayed, why })
    return { batchItemFailures: [{ itemIdentifier: first.sequence }] }
  }

let take: ReturnType<typeof onStream> | undefined

/** The function that the stream calls. */
export const handler = (event: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
  const { WANGGE_TOPIC = '', WANGGE_COUNTY: county = '' } = process.env
  take ??= onStream({
    county,
    publish: publishTo(WANGGE_TOPIC, county, new SNSClient({})),
    log: lambdaLog({ service: 'relay', county }),
  })
  return take(event)
}
