import { houseOf, houses } from './house.ts'

describe.each(houses)('the stack of %s', (_, rooms) => {
  const { resources, of } = houseOf(rooms)
  const alarms = of('AWS::CloudWatch::Alarm').map(({ Properties }) => Properties)

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
