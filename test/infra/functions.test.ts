import { houseOf, houses, list } from './house.ts'

describe.each(houses)('the functions of %s', (_, rooms) => {
  const { of, behind, functions, statementsOf, expectAlarm } = houseOf(rooms)
  const darkroom = 'wangge-farm-darkroom'

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
        else if (Sid === 'ReadSent') expect(JSON.stringify(Resource)).toMatch(/wangge-farm-files-.*\/new\/\*/)
        else if (Sid === 'LayMade') expect(JSON.stringify(Resource)).toMatch(/wangge-farm-files-.*\/made\/\*/)
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
      if (name === darkroom) {
        expect(statements).toEqual([])
        return
      }
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

  describe('files', () => {
    const [bucket] = of('AWS::S3::Bucket')
    const rules = bucket?.Properties.LifecycleConfiguration.Rules as Record<string, unknown>[]

    const passing = ['new/', 'made/']

    it('K2 lets nothing that was only sent, or made of it, outlive two days', () => {
      for (const prefix of passing)
        expect(rules.find(({ Prefix }) => Prefix === prefix)).toMatchObject({
          Status: 'Enabled',
          ExpirationInDays: 1,
          NoncurrentVersionExpiration: { NoncurrentDays: 1 },
        })
    })

    it('K2 never lets what is kept expire', () => {
      for (const rule of rules.filter(({ Prefix }) => !passing.includes(`${Prefix}`)))
        expect(rule.ExpirationInDays).toBeUndefined()
    })

    it('K2 lets functions of rooms that need files find out that there is none, and those and the darkroom alone touch it', () => {
      const can = functions.filter(([, fn]) => JSON.stringify(statementsOf(fn)).includes('"s3:'))
      const expected = rooms
        .filter(({ needs }) => needs.includes('files'))
        .map((room) => `wangge-farm-${room.name}-api`)
      expect(can.map(([name]) => name)).toEqual(expect.arrayContaining(expected))
      for (const [name, fn] of can) {
        const isOfRoom = rooms.some(
          (room) => room.needs.includes('files') && name.startsWith(`wangge-farm-${room.name}-`),
        )
        expect(isOfRoom || name === darkroom).toBe(true)
        const find = statementsOf(fn).find(({ Sid }) => Sid === 'FindFiles')
        expect(JSON.stringify(find?.Resource)).toMatch(/wangge-farm-files-[^/]*$/)
      }
    })

    it('K2 lets the darkroom read what was sent, lay down what it made, and tell rooms that need files; no row is in its reach', () => {
      const fn = functions.find(([name]) => name === darkroom)?.[1] as NonNullable<(typeof functions)[0][1]>
      const rights = statementsOf(fn).map(({ Sid, Action }) => [Sid, list(Action)])
      const kms = ['kms:Decrypt', 'kms:GenerateDataKey']
      const take = ['ReceiveMessage', 'DeleteMessage', 'ChangeMessageVisibility', 'GetQueueAttributes']
      const send = ['sqs:SendMessage', 'sqs:GetQueueUrl']
      expect(Object.fromEntries(rights)).toEqual({
        WriteLog: ['logs:CreateLogStream', 'logs:PutLogEvents'],
        FindFiles: ['s3:ListBucket'],
        ReadSent: ['s3:GetObject'],
        LayMade: ['s3:PutObject'],
        OpenFiles: kms,
        TakeMessages: take.map((one) => `sqs:${one}`),
        GiveUp: send,
        HandOn: send,
        OpenQueues: kms,
      })
      const handOn = list(statementsOf(fn).find(({ Sid }) => Sid === 'HandOn')?.Resource)
      const served = rooms.filter(({ needs }) => needs.includes('files'))
      expect(handOn).toHaveLength(served.length)
      for (const [n, room] of served.entries())
        expect(JSON.stringify(handOn[n])).toContain(`:wangge-farm-${room.name}"`)
    })

    it('K2 gives pictures the memory, one at a time, and every other queue the same', () => {
      const memories = functions.filter(([name]) => name.endsWith('-queue')).map(([, fn]) => fn.Properties.MemorySize)
      expect(new Set(memories)).toEqual(new Set([1024]))
      const fn = functions.find(([name]) => name === darkroom)?.[1]
      expect(fn?.Properties.MemorySize).toBe(1769)
      const [source, ...more] = of('AWS::Lambda::EventSourceMapping').filter(
        (one) => behind(one, one.Properties.FunctionName) === fn,
      )
      expect(more).toEqual([])
      expect(source?.Properties).toMatchObject({ BatchSize: 1, ScalingConfig: { MaximumConcurrency: 5 } })
    })
  })
})
