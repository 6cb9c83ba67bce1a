import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns'
import { GetQueueUrlCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { service } from '@wangge/contract'
import { say } from '@wangge/problem'
import type { SQSRecord } from 'aws-lambda'
import { mockClient } from 'aws-sdk-client-mock'
import { consume } from './consume.ts'
import { lambdaWork } from './lambda.ts'
import { lambdaSend } from './lambda-send.ts'
import { sendingWork } from './lambda-sending.ts'
import { onQueue } from './on-queue.ts'
import { onSendingQueue } from './on-sending-queue.ts'

process.env.AWS_REGION = 'us-east-1'
const environment = {
  WANGGE_COUNTY: 'farm',
  WANGGE_TABLE: 'wangge-farm',
  WANGGE_KEYS: '{"vault":"key-1","sign":"key-2"}',
  WANGGE_TOPIC: 'arn:aws:sns:us-east-1:1:wangge-farm',
}
const shelf = service({ name: 'shelf', title: say('架', 'Shelf'), nouns: {} })
const sqs = mockClient(SQSClient)
const secrets = mockClient(SecretsManagerClient)
const sns = mockClient(SNSClient)
const message = { messageId: 'm1', channel: 'sms', to: '+8610012345678', text: '【网格服务】好', parts: 1 } as const
afterAll(() => {
  for (const one of [sqs, secrets, sns]) one.restore()
})

describe('a room’s queue on AWS', () => {
  it('gives up on what will not heal: into the room’s own dead letter queue, with the reason', async () => {
    sqs.on(GetQueueUrlCommand, { QueueName: 'wangge-farm-shelf-dlq' }).resolves({ QueueUrl: 'https://dlq' })
    sqs.on(SendMessageCommand).resolves({})
    const handler = onQueue(consume(shelf), environment)
    expect(await handler({ Records: [{ messageId: '1', body: '{' } as SQSRecord] })).toEqual({ batchItemFailures: [] })
    const [sent] = sqs.commandCalls(SendMessageCommand)
    expect(sent?.args[0].input).toMatchObject({ QueueUrl: 'https://dlq', MessageBody: '{' })
    expect(sent?.args[0].input.MessageAttributes?.why?.StringValue).toContain('no JSON')
  })

  it('sends only in rooms that need it, and says which variable is missing', () => {
    const sender = { ...shelf, needs: ['send'] as const }
    expect(lambdaWork(shelf, environment).send).toBeUndefined()
    expect(sendingWork(sender, environment).send).toBeDefined()
    expect(() => onQueue(consume(sender), environment)).toThrow('onSendingQueue')
    expect(() => onSendingQueue(consume(shelf), environment)).toThrow('does not need to send')
    expect(() => lambdaWork(shelf, { ...environment, WANGGE_TABLE: '' })).toThrow('WANGGE_TABLE is not set')
  })
})

describe('sending on AWS', () => {
  beforeEach(() => {
    secrets.reset()
    sns.reset()
  })
  it('goes by the provider that the county’s account names', async () => {
    secrets.on(GetSecretValueCommand, { SecretId: 'wangge-farm-sms' }).resolves({ SecretString: '{"provider":"aws"}' })
    sns.on(PublishCommand).resolves({ MessageId: 'sns-1' })
    const send = lambdaSend('wangge-farm-sms')
    expect(await send(message)).toEqual({ providerId: 'sns-1' })
    await send(message)
    expect(secrets.commandCalls(GetSecretValueCommand)).toHaveLength(1)
    expect(sns.commandCalls(PublishCommand)[0]?.args[0].input).toEqual({
      PhoneNumber: '+8610012345678',
      Message: '【网格服务】好',
    })
  })
  it('sends nothing without an account it knows, and asks for it again', async () => {
    secrets.on(GetSecretValueCommand).rejectsOnce(new Error('throttled')).resolves({ SecretString: '{"provider":"x"}' })
    const send = lambdaSend('wangge-farm-sms')
    expect(await send(message)).toEqual({ refused: 'Error' })
    expect(await send(message)).toEqual({ refused: 'no sender for x' })
    expect(sns.commandCalls(PublishCommand)).toHaveLength(0)
  })
  it('tells a refusal from an outcome that nobody knows', async () => {
    secrets.on(GetSecretValueCommand).resolves({ SecretString: '{"provider":"aws"}' })
    const answered = (httpStatusCode: number) =>
      Object.assign(new Error('no'), { name: 'InvalidParameter', $metadata: { httpStatusCode } })
    sns.on(PublishCommand).rejectsOnce(answered(400)).rejectsOnce(answered(500)).rejects(new Error('socket hang up'))
    const send = lambdaSend('wangge-farm-sms')
    expect(await send(message)).toEqual({ refused: 'InvalidParameter' })
    await expect(send(message)).rejects.toThrow('no')
    await expect(send(message)).rejects.toThrow('socket hang up')
  })
})
