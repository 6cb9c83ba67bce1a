import { houseOf, houses, list } from './house.ts'

describe.each(houses)('the functions of %s', (_, rooms) => {
  const { of, behind, functions, statementsOf, expectAlarm } = houseOf(rooms)

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
})
