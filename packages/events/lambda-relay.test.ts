import { PublishBatchCommand, SNSClient } from '@aws-sdk/client-sns'
import type { DynamoDBRecord } from 'aws-lambda'
import { mockClient } from 'aws-sdk-client-mock'
import { onStream, publishTo } from './lambda-relay.ts'

const image = (n: number, r = 1) => ({
  pk: { S: `cases#case#${n}` },
  sk: { S: 'event#000001' },
  e: { S: 'event' },
  r: { N: String(r) },
  d: { M: { data: { M: { caseId: { S: String(n) } } } } },
  ev: {
    M: {
      type: { S: 'cases.case-reported.v1' },
      subject: { S: String(n) },
      time: { S: '2026-11-23T00:00:00.000Z' },
      cause: { S: 'req' },
      rev: { N: '1' },
    },
  },
})
const record = (n: number, more: Partial<DynamoDBRecord['dynamodb']> = {}): DynamoDBRecord => ({
  eventName: 'INSERT',
  dynamodb: { SequenceNumber: `seq-${n}`, NewImage: image(n), ...more },
})
const topic = 'arn:aws:sns:us-east-1:1:wangge-farm'
const log = { debug() {}, info() {}, warn() {}, error() {} }
const sns = mockClient(SNSClient)
const stream = () => onStream({ county: 'farm', publish: publishTo(topic, 'farm', new SNSClient({})), log })
const published = () =>
  sns.commandCalls(PublishBatchCommand).map(({ args }) => args[0].input.PublishBatchRequestEntries ?? [])

describe('the relay behind the table’s stream', () => {
  afterAll(() => sns.restore())
  beforeEach(() => {
    sns.reset()
    sns.on(PublishBatchCommand).resolves({ Successful: [], Failed: [] })
  })

  it('publishes ≤ 10 a batch, in order, with the attributes that filters look at', async () => {
    const Records = Array.from({ length: 12 }, (_, n) => record(n))
    expect(await stream()({ Records })).toEqual({ batchItemFailures: [] })
    expect(published().map((batch) => batch.length)).toEqual([10, 2])
    const [first] = published()[0] ?? []
    expect(first?.MessageAttributes).toEqual({
      type: { DataType: 'String', StringValue: 'cases.case-reported.v1' },
      county: { DataType: 'String', StringValue: 'farm' },
    })
    expect(JSON.parse(first?.Message ?? '')).toMatchObject({ county: 'farm', data: { caseId: '0' }, subject: '0' })
  })

  it('C2 marks what is urgent, so that it drops into the urgent queues', async () => {
    const { ev, ...row } = image(1)
    const urgent = { ...row, ev: { M: { ...ev.M, urgent: { BOOL: true } } } }
    await stream()({ Records: [record(1, { NewImage: urgent })] })
    const [only] = published().flat()
    expect(only?.MessageAttributes?.urgent).toEqual({ DataType: 'String', StringValue: 'yes' })
    expect(JSON.parse(only?.Message ?? '')).not.toHaveProperty('urgent')
  })

  it('leaves out rows that are no events, removals, and rows that were told before', async () => {
    const plain = record(1, { NewImage: { pk: { S: 'a#1' }, sk: { S: 'x' }, e: { S: 'case' }, r: { N: '1' } } })
    const gone: DynamoDBRecord = { ...record(2), eventName: 'REMOVE', dynamodb: { OldImage: image(2) } }
    const same = record(3, { OldImage: image(3) })
    const next = record(4, { OldImage: image(4), NewImage: image(4, 2) })
    await stream()({ Records: [plain, gone, same, next] })
    expect(published().flat()).toHaveLength(1)
    expect(published().flat()[0]?.Message).toContain('"caseId":"4"')
  })

  it('fails from the k-th record only', async () => {
    sns.on(PublishBatchCommand).resolves({
      Failed: [
        { Id: '7', Code: 'x', SenderFault: false },
        { Id: '3', Code: 'x', SenderFault: false },
      ],
    })
    const Records = Array.from({ length: 12 }, (_, n) => record(n))
    expect(await stream()({ Records })).toEqual({ batchItemFailures: [{ itemIdentifier: 'seq-3' }] })
    sns.on(PublishBatchCommand).rejects(new Error('throttled'))
    expect(await stream()({ Records })).toEqual({ batchItemFailures: [{ itemIdentifier: 'seq-0' }] })
  })
})
