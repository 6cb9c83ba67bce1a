import { mayBeUrgent, routeKey, type Service } from '@wangge/contract'
import { readRooms } from '../../infra/rooms.ts'
import { type Resource, synthesize } from './synthesized.ts'
import { toyRooms } from './toy-rooms.ts'

const houses: [string, readonly Service[]][] = [
  ['invented rooms', toyRooms],
  ['the house', await readRooms()],
]

describe.each(houses)('the stack of %s', (_, rooms) => {
  const { resources, of, behind } = synthesize(rooms, 'us-east-1')
  const named = (type: string, field: string) => of(type).map((one) => [one.Properties[field] as string, one] as const)
  const functions = named('AWS::Lambda::Function', 'FunctionName')
  const queues = named('AWS::SQS::Queue', 'QueueName')
  const sources = of('AWS::Lambda::EventSourceMapping')
  const alarms = of('AWS::CloudWatch::Alarm').map(({ Properties }) => Properties)
  const isDeadLetters = (name: string) => name.endsWith('-dlq')
  const withEvents = rooms.filter(({ consumes, jobs }) => consumes.length + jobs.length > 0)

  const statementsOf = (fn: Resource) =>
    (behind(fn, fn.Properties.Role)?.Properties.Policies ?? []).flatMap(
      (policy: { PolicyDocument: { Statement: Record<string, unknown>[] } }) => policy.PolicyDocument.Statement,
    ) as { Sid: string; Effect: string; Action: string | string[]; Resource: unknown; Condition?: never }[]
  const list = <T>(one: T | T[]): T[] => (Array.isArray(one) ? one : [one])
  const expectAlarm = (metric: string, dimension: string, value: unknown) =>
    expect(alarms).toContainEqual(
      expect.objectContaining({
        MetricName: metric,
        Dimensions: expect.arrayContaining([{ Name: dimension, Value: value }]),
        AlarmActions: [expect.anything()],
      }),
    )

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
      expect(ofQueues).toHaveLength(withEvents.length + withUrgent.length)
      for (const { Properties } of ofQueues) {
        expect(Properties.FunctionResponseTypes).toEqual(['ReportBatchItemFailures'])
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

  describe.each(functions)('function %s', (name, fn) => {
    it('runs Node 24 on arm64, knows four variables, logs to its own group for a bounded time', () => {
      expect(fn.Properties).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'], Handler: 'index.handler' })
      expect(Object.keys(fn.Properties.Environment.Variables).sort()).toEqual([
        'WANGGE_COUNTY',
        'WANGGE_KEYS',
        'WANGGE_TABLE',
        'WANGGE_TOPIC',
      ])
      const log = behind(fn, fn.Properties.LoggingConfig.LogGroup)?.Properties
      expect(log).toMatchObject({ LogGroupName: `/wangge/${name}`, RetentionInDays: expect.any(Number) })
    })

    it('has alarms for errors and throttles', () => {
      for (const metric of ['Errors', 'Throttles']) expectAlarm(metric, 'FunctionName', { Ref: fn.id })
    })

    it('has a role of its own, without a wildcard but for its log streams and files', () => {
      const sharing = functions.filter(
        ([, other]) =>
          other.file === fn.file && JSON.stringify(other.Properties.Role) === JSON.stringify(fn.Properties.Role),
      )
      expect(sharing).toHaveLength(1)
      expect(behind(fn, fn.Properties.Role)?.Properties.ManagedPolicyArns).toBeUndefined()
      const attached = of('AWS::IAM::Policy').concat(of('AWS::IAM::ManagedPolicy'))
      expect(attached).toEqual([])
      for (const { Sid, Effect, Action, Resource } of statementsOf(fn)) {
        expect(Effect).toBe('Allow')
        for (const action of list(Action)) expect(action).not.toContain('*')
        if (Sid === 'WriteLog') expect(JSON.stringify(Resource)).toContain(`:log-group:/wangge/${name}:log-stream:*`)
        else if (Sid === 'KeepFiles') expect(JSON.stringify(Resource)).toMatch(/wangge-farm-files-.*\/\*/)
        else if (Sid === 'FindStream') expect(JSON.stringify(Resource)).toMatch(/"Arn"\]},"\/stream\/\*"/)
        else if (Sid === 'SendTexts') expect([Action, Resource]).toEqual(['sns:Publish', undefined])
        else expect(JSON.stringify(Resource)).not.toContain('*')
      }
    })

    it('touches only its own rows and those it was granted', () => {
      const statements = statementsOf(fn).filter(({ Action }) =>
        list(Action).some((one) => one.startsWith('dynamodb:')),
      )
      const room = rooms.find((one) => name.startsWith(`wangge-farm-${one.name}-`))
      if (!room) {
        expect(name).toBe('wangge-farm-relay')
        expect(statements.flatMap(({ Action }) => Action).sort()).toEqual([
          'dynamodb:DescribeStream',
          'dynamodb:GetRecords',
          'dynamodb:GetShardIterator',
          'dynamodb:ListStreams',
        ])
        return
      }
      const shared = (way: string) =>
        room.grants.filter((grant) => grant.endsWith(way)).map((grant) => grant.slice(0, grant.indexOf(':')))
      const keys = (...prefixes: string[]) => ({
        'ForAllValues:StringLike': {
          'dynamodb:LeadingKeys': [...new Set(prefixes)].sort().map((prefix) => `${prefix}#*`),
        },
        Null: { 'dynamodb:LeadingKeys': 'false' },
      })
      expect(statements).toHaveLength(2)
      const [read, write] = statements
      expect(read?.Action).toEqual([
        'dynamodb:GetItem',
        'dynamodb:BatchGetItem',
        'dynamodb:Query',
        'dynamodb:ConditionCheckItem',
      ])
      expect(read?.Condition).toEqual(keys(room.name, ...shared(':read'), ...shared(':write')))
      expect(write?.Action).toEqual(['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem'])
      expect(write?.Condition).toEqual(keys(room.name, ...shared(':write')))
      for (const { Resource } of statements) expect(list(Resource)).toHaveLength(4)
    })
  })

  describe('what must never be lost', () => {
    it('protects the table: point in time recovery, deletion protection, its own key', () => {
      const [table, ...more] = of('AWS::DynamoDB::Table')
      expect(more).toEqual([])
      expect(table).toMatchObject({
        DeletionPolicy: 'Retain',
        UpdateReplacePolicy: 'Retain',
        Properties: {
          TableName: 'wangge-farm',
          BillingMode: 'PAY_PER_REQUEST',
          DeletionProtectionEnabled: true,
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
          SSESpecification: { SSEEnabled: true, SSEType: 'KMS', KMSMasterKeyId: expect.anything() },
          StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
          TimeToLiveSpecification: { AttributeName: 't', Enabled: true },
        },
      })
    })

    it('keeps keys, files and credentials when the stack goes', () => {
      const kept = ['AWS::KMS::Key', 'AWS::S3::Bucket', 'AWS::SecretsManager::Secret'].flatMap(of)
      for (const one of kept) expect(one).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' })
      const specs = of('AWS::KMS::Key').map(({ Properties }) => Properties)
      expect(specs.filter(({ KeyUsage }) => KeyUsage === 'SIGN_VERIFY')).toEqual([
        expect.objectContaining({ KeySpec: 'ECC_NIST_P256' }),
      ])
      const symmetric = specs.filter(({ KeyUsage }) => KeyUsage !== 'SIGN_VERIFY')
      expect(symmetric).toHaveLength(2)
      for (const { EnableKeyRotation } of symmetric) expect(EnableKeyRotation).toBe(true)
    })

    it('encrypts topics, files and credentials with the county’s key', () => {
      for (const { Properties } of of('AWS::SNS::Topic')) expect(Properties.KmsMasterKeyId).toBeDefined()
      for (const { Properties } of of('AWS::SecretsManager::Secret')) expect(Properties.KmsKeyId).toBeDefined()
      for (const { Properties } of of('AWS::S3::Bucket')) {
        expect(JSON.stringify(Properties.BucketEncryption)).toContain('aws:kms')
        expect(Properties.PublicAccessBlockConfiguration).toEqual({
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        })
      }
    })
  })

  describe('files', () => {
    const [bucket] = of('AWS::S3::Bucket')
    const rules = bucket?.Properties.LifecycleConfiguration.Rules as Record<string, unknown>[]

    it('K2 lets nothing that was only sent outlive two days', () => {
      expect(rules.find(({ Prefix }) => Prefix === 'new/')).toMatchObject({
        Status: 'Enabled',
        ExpirationInDays: 1,
        NoncurrentVersionExpiration: { NoncurrentDays: 1 },
      })
    })

    it('K2 never lets what is kept expire', () => {
      for (const rule of rules.filter(({ Prefix }) => Prefix !== 'new/')) expect(rule.ExpirationInDays).toBeUndefined()
    })

    it('K2 lets functions of rooms that need files find out that there is none, and those alone touch it', () => {
      const can = functions.filter(([, fn]) => JSON.stringify(statementsOf(fn)).includes('"s3:'))
      const expected = rooms
        .filter(({ needs }) => needs.includes('files'))
        .map((room) => `wangge-farm-${room.name}-api`)
      expect(can.map(([name]) => name)).toEqual(expect.arrayContaining(expected))
      for (const [name, fn] of can) {
        expect(rooms.some((room) => room.needs.includes('files') && name.startsWith(`wangge-farm-${room.name}-`))).toBe(
          true,
        )
        const find = statementsOf(fn).find(({ Sid }) => Sid === 'FindFiles')
        expect(JSON.stringify(find?.Resource)).toMatch(/wangge-farm-files-[^/]*$/)
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
        expect(mine).toHaveLength(room.consumes.length > 0 ? 1 : 0)
        const isSplit = room.consumes.some(mayBeUrgent)
        for (const { Properties } of mine) {
          expect(Properties.FilterPolicy).toEqual({
            type: room.consumes.map(({ type }) => type),
            ...(isSplit && { urgent: [{ exists: false }] }),
          })
          expect(room.consumes.length).toBeLessThanOrEqual(150)
        }
        const urgent = subscriptions.filter(
          (one) => behind(one, one.Properties.Endpoint)?.Properties.QueueName === `wangge-farm-${name}-urgent`,
        )
        expect(urgent.map(({ Properties }) => Properties.FilterPolicy)).toEqual(
          isSplit ? [{ type: room.consumes.filter(mayBeUrgent).map(({ type }) => type), urgent: ['yes'] }] : [],
        )
        for (const { Properties } of [...mine, ...urgent])
          expect(Properties).toMatchObject({
            RawMessageDelivery: true,
            RedrivePolicy: { deadLetterTargetArn: expect.anything() },
          })
      },
    )
  })

  describe('timers', () => {
    const schedules = named('AWS::Scheduler::Schedule', 'Name')
    it('ring for every job, in the county’s zone, into the room’s queue', () => {
      expect(schedules.map(([name]) => name).sort()).toEqual(
        rooms.flatMap((room) => room.jobs.map((job) => `wangge-farm-${room.name}-${job.name}`)).sort(),
      )
      for (const [name, schedule] of schedules) {
        const { Target, ScheduleExpressionTimezone, GroupName } = schedule.Properties
        expect({ ScheduleExpressionTimezone, GroupName }).toEqual({
          ScheduleExpressionTimezone: 'Asia/Shanghai',
          GroupName: expect.anything(),
        })
        const queue = behind(schedule, Target.Arn)?.Properties.QueueName
        expect(JSON.parse(Target.Input)).toEqual({
          job: name.slice(queue.length + 1),
          at: '<aws.scheduler.scheduled-time>',
        })
        expect(behind(schedule, Target.DeadLetterConfig.Arn)?.Properties.QueueName).toBe(`${queue}-timers-dlq`)
        const [ring] = behind(schedule, Target.RoleArn)?.Properties.Policies[0].PolicyDocument.Statement ?? []
        expect(ring.Action).toBe('sqs:SendMessage')
        expect(ring.Resource.map((one: unknown) => behind(schedule, one)?.Properties.QueueName)).toEqual([
          queue,
          `${queue}-timers-dlq`,
        ])
      }
    })
  })

  describe('the gateway', () => {
    const routes = named('AWS::ApiGatewayV2::Route', 'RouteKey')
    const [stage] = of('AWS::ApiGatewayV2::Stage')
    it('has every route of the contracts and no other', () => {
      expect(routes.map(([key]) => key).sort()).toEqual(rooms.flatMap((room) => room.routes.map(routeKey)).sort())
      for (const { Properties } of of('AWS::ApiGatewayV2::Integration')) {
        expect(Properties).toMatchObject({ IntegrationType: 'AWS_PROXY', PayloadFormatVersion: '2.0' })
        const slowest = Math.max(
          ...functions.filter(([name]) => name.endsWith('-api')).map(([, fn]) => fn.Properties.Timeout),
        )
        expect(Properties.TimeoutInMillis).toBeGreaterThan(slowest * 1000)
      }
    })
    it('throttles each of them, and what anyone may call the most', () => {
      const limits = stage?.Properties.RouteSettings
      expect(Object.keys(limits).sort()).toEqual(routes.map(([key]) => key).sort())
      expect(list(stage?.DependsOn).sort()).toEqual(routes.map(([, { id }]) => id).sort())
      for (const room of rooms) {
        for (const route of room.routes) {
          expect(limits[routeKey(route)].ThrottlingRateLimit).toBe(route.action === 'public' ? 20 : 100)
        }
      }
    })
    it('logs who never: no address, agent, path, query or token', () => {
      const format = stage?.Properties.AccessLogSettings.Format
      expect(format).toContain('$context.routeKey')
      expect(format).not.toMatch(/identity|userAgent|\$context\.path|resourcePath|authorizer|querystring|header/i)
    })
    it('lets only this gateway call a function', () => {
      for (const { Properties } of of('AWS::Lambda::Permission')) {
        expect(Properties).toMatchObject({ Principal: 'apigateway.amazonaws.com', SourceArn: expect.anything() })
      }
    })
  })

  it('tells people of every alarm, by a topic that lets CloudWatch in', () => {
    const [allowed] = of('AWS::SNS::TopicPolicy')
      .flatMap(({ Properties }) => Properties.PolicyDocument.Statement)
      .filter(({ Effect }) => Effect === 'Allow')
    expect(allowed).toMatchObject({ Action: 'sns:Publish', Principal: { Service: 'cloudwatch.amazonaws.com' } })
    for (const { AlarmActions } of alarms) expect(AlarmActions).toHaveLength(1)
    expect(of('AWS::SNS::Subscription').filter(({ Properties }) => Properties.Protocol === 'email')).toHaveLength(1)
  })

  it('stays well under 500 resources a template', () => {
    const counts = Map.groupBy(resources, ({ file }) => file)
    for (const [, { length }] of counts) expect(length).toBeLessThan(400)
  })
})
