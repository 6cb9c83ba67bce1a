import { goesByDarkroom, mayBeUrgent } from '@wangge/contract'
import { houseOf, houses } from './house.ts'

describe.each(houses)('the queues of %s', (_, rooms) => {
  const { of, behind, queues, expectAlarm } = houseOf(rooms)
  const sources = of('AWS::Lambda::EventSourceMapping')
  const isDeadLetters = (name: string) => name.endsWith('-dlq')
  const withEvents = rooms.filter(({ consumes, jobs }) => consumes.length + jobs.length > 0)

  describe('sources', () => {
    it('reads the stream so that one bad record stops nobody for long and none is lost unseen', () => {
      const streams = sources.filter(({ Properties }) => Properties.StartingPosition)
      expect(streams).toHaveLength(1)
      for (const { Properties } of streams) {
        expect(Properties).toMatchObject({
          BisectBatchOnFunctionError: true,
          StartingPosition: 'TRIM_HORIZON',
          FunctionResponseTypes: ['ReportBatchItemFailures'],
          DestinationConfig: { OnFailure: { Destination: expect.anything() } },
        })
        expect(Properties.MaximumRetryAttempts).toBeGreaterThanOrEqual(5)
        expect(Properties.MaximumRetryAttempts).toBeLessThanOrEqual(10_000)
        expect(Properties.MaximumRecordAgeInSeconds).toBeGreaterThan(0)
        expect(Properties.MaximumRecordAgeInSeconds).toBeLessThan(6 * 3600)
      }
    })

    it('takes from a queue for every room that reacts or has jobs, one more for what is urgent, and answers per message', () => {
      const ofQueues = sources.filter(({ Properties }) => !Properties.StartingPosition)
      const withUrgent = rooms.filter(({ consumes }) => consumes.some(mayBeUrgent))
      // and one for the darkroom
      expect(ofQueues).toHaveLength(withEvents.length + withUrgent.length + 1)
      for (const { Properties } of ofQueues) {
        expect(Properties.FunctionResponseTypes).toEqual(['ReportBatchItemFailures'])
        expect(Properties.ScalingConfig.MaximumConcurrency).toBeLessThanOrEqual(20)
      }
    })
  })

  describe.each(queues)('queue %s', (name, queue) => {
    it('is encrypted, refuses plain HTTP and has an alarm', () => {
      expect(queue.Properties.KmsMasterKeyId).toBeDefined()
      const policies = of('AWS::SQS::QueuePolicy').filter((policy) =>
        policy.Properties.Queues.some((one: unknown) => behind(policy, one) === queue),
      )
      expect(policies.flatMap(({ Properties }) => Properties.PolicyDocument.Statement)).toContainEqual(
        expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
      )
      const metric = isDeadLetters(name) ? 'ApproximateNumberOfMessagesVisible' : 'ApproximateAgeOfOldestMessage'
      expectAlarm(metric, 'QueueName', { 'Fn::GetAtt': [queue.id, 'QueueName'] })
    })

    it('gives up after at least five tries, into dead letters kept two weeks', () => {
      if (isDeadLetters(name)) {
        expect(queue.Properties.RedrivePolicy).toBeUndefined()
        expect(queue.Properties.MessageRetentionPeriod).toBe(14 * 86_400)
        return
      }
      const { maxReceiveCount, deadLetterTargetArn } = queue.Properties.RedrivePolicy
      expect(maxReceiveCount).toBeGreaterThanOrEqual(5)
      expect(behind(queue, deadLetterTargetArn)?.Properties.QueueName).toBe(`${name.replace(/-urgent$/, '')}-dlq`)
    })

    it('hides a message for six times its function’s time and the window', () => {
      if (isDeadLetters(name)) return
      const taking = sources.filter((source) => behind(source, source.Properties.EventSourceArn) === queue)
      expect(taking).toHaveLength(1)
      for (const source of taking) {
        const timeout = behind(source, source.Properties.FunctionName)?.Properties.Timeout
        const window = source.Properties.MaximumBatchingWindowInSeconds ?? 0
        expect(queue.Properties.VisibilityTimeout).toBeGreaterThanOrEqual(6 * timeout + window)
      }
    })
  })

  describe('facts', () => {
    const subscriptions = of('AWS::SNS::Subscription').filter(({ Properties }) => Properties.Protocol === 'sqs')
    it.each(rooms.map((room) => [room.name, room] as const))(
      'C2 reach %s as its manifest says, what is urgent by a queue of its own',
      (name, room) => {
        const mine = subscriptions.filter(
          (one) => behind(one, one.Properties.Endpoint)?.Properties.QueueName === `wangge-farm-${name}`,
        )
        const heard = room.consumes.filter((fact) => !goesByDarkroom(fact))
        expect(mine).toHaveLength(heard.length > 0 ? 1 : 0)
        const isSplit = heard.some(mayBeUrgent)
        for (const { Properties } of mine) {
          expect(Properties.FilterPolicy).toEqual({
            type: heard.map(({ type }) => type),
            ...(isSplit && { urgent: [{ exists: false }] }),
          })
          expect(heard.length).toBeLessThanOrEqual(150)
        }
        const urgent = subscriptions.filter(
          (one) => behind(one, one.Properties.Endpoint)?.Properties.QueueName === `wangge-farm-${name}-urgent`,
        )
        expect(urgent.map(({ Properties }) => Properties.FilterPolicy)).toEqual(
          isSplit ? [{ type: heard.filter(mayBeUrgent).map(({ type }) => type), urgent: ['yes'] }] : [],
        )
        for (const { Properties } of [...mine, ...urgent])
          expect(Properties).toMatchObject({
            RawMessageDelivery: true,
            RedrivePolicy: { deadLetterTargetArn: expect.anything() },
          })
      },
    )

    it('K2 of files that were sent reach the darkroom, and their rooms from there only', () => {
      const [mine, ...more] = subscriptions.filter(
        (one) => behind(one, one.Properties.Endpoint)?.Properties.QueueName === 'wangge-farm-darkroom',
      )
      expect(more).toEqual([])
      const sent = rooms.flatMap(({ consumes }) => consumes.filter(goesByDarkroom))
      expect(sent.length).toBeGreaterThan(0)
      expect(mine?.Properties).toMatchObject({
        FilterPolicy: { type: sent.map(({ type }) => type) },
        RawMessageDelivery: true,
        RedrivePolicy: { deadLetterTargetArn: expect.anything() },
      })
    })

    it('K2 are told to the darkroom by the room that hears of them, and name their file', () => {
      for (const { name, consumes, publishes, needs } of rooms)
        for (const fact of [...consumes, ...publishes].filter(goesByDarkroom)) {
          expect([fact.type.split('.')[0], needs]).toEqual([name, expect.arrayContaining(['files'])])
          expect(fact.example).toEqual({ fileId: expect.any(String) })
        }
    })
  })
})
