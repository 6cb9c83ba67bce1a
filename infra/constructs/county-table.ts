import { RemovalPolicy } from 'aws-cdk-lib'
import { CfnTable } from 'aws-cdk-lib/aws-dynamodb'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { Construct } from 'constructs'
import type { CountyFile } from '../county-file.ts'
import { nameOf } from './names.ts'

const text = (attributeName: string) => ({ attributeName, attributeType: 'S' })
const hash = (attributeName: string) => ({ attributeName, keyType: 'HASH' })
const range = (attributeName: string) => ({ attributeName, keyType: 'RANGE' })
const brief = { projectionType: 'INCLUDE', nonKeyAttributes: ['e', 'r', 'b'] }

/** The county's one table. Nothing here may ever be replaced: the name is fixed, deletion is protected, the rest is kept. */
export class CountyTable extends Construct {
  readonly arn: string
  readonly streamArn: string
  readonly name: string
  readonly indexArns: readonly string[]

  constructor(scope: Construct, id: string, { county, key }: { county: CountyFile; key: IKey }) {
    super(scope, id)
    const table = new CfnTable(this, 'Table', {
      tableName: nameOf(county),
      billingMode: 'PAY_PER_REQUEST',
      attributeDefinitions: ['pk', 'sk', 'i1p', 'i1s', 'i2p', 'i2s', 'i3p', 'i3s'].map(text),
      keySchema: [hash('pk'), range('sk')],
      globalSecondaryIndexes: [
        { indexName: 'index1', keySchema: [hash('i1p'), range('i1s')], projection: brief },
        { indexName: 'index2', keySchema: [hash('i2p'), range('i2s')], projection: { projectionType: 'KEYS_ONLY' } },
        { indexName: 'index3', keySchema: [hash('i3p'), range('i3s')], projection: brief },
      ],
      timeToLiveSpecification: { attributeName: 't', enabled: true },
      streamSpecification: { streamViewType: 'NEW_IMAGE' },
      pointInTimeRecoverySpecification: {
        pointInTimeRecoveryEnabled: true,
        recoveryPeriodInDays: county.table.recoveryDays,
      },
      deletionProtectionEnabled: true,
      sseSpecification: { sseEnabled: true, sseType: 'KMS', kmsMasterKeyId: key.keyArn },
    })
    table.applyRemovalPolicy(RemovalPolicy.RETAIN)
    this.arn = table.attrArn
    this.streamArn = table.attrStreamArn
    this.name = table.ref
    this.indexArns = ['index1', 'index2', 'index3'].map((index) => `${table.attrArn}/index/${index}`)
  }
}
