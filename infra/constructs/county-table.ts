import { tableDefinition, ttlAttribute } from '@wangge/table/definition'
import { RemovalPolicy } from 'aws-cdk-lib'
import { CfnTable } from 'aws-cdk-lib/aws-dynamodb'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { Construct } from 'constructs'
import type { CountyFile } from '../county-file.ts'
import { nameOf } from './names.ts'

/** The same declaration in CloudFormation's spelling: `KeySchema` → `keySchema`, all the way down. */
const camel = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(camel)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name.charAt(0).toLowerCase() + name.slice(1), camel(inner)]),
  )
}

/** The county's one table, as packages/table declares it. Nothing here may ever be replaced: the name is fixed, deletion is protected, the rest is kept. */
export class CountyTable extends Construct {
  readonly table: CfnTable
  readonly arn: string
  readonly streamArn: string
  readonly name: string
  readonly indexArns: readonly string[]

  constructor(scope: Construct, id: string, { county, key }: { county: CountyFile; key: IKey }) {
    super(scope, id)
    const { StreamSpecification, ...definition } = tableDefinition
    const table = new CfnTable(this, 'Table', {
      ...(camel(definition) as Pick<CfnTable, 'keySchema'>),
      tableName: nameOf(county),
      streamSpecification: { streamViewType: StreamSpecification.StreamViewType },
      timeToLiveSpecification: { attributeName: ttlAttribute, enabled: true },
      pointInTimeRecoverySpecification: {
        pointInTimeRecoveryEnabled: true,
        recoveryPeriodInDays: county.table.recoveryDays,
      },
      deletionProtectionEnabled: true,
      sseSpecification: { sseEnabled: true, sseType: 'KMS', kmsMasterKeyId: key.keyArn },
    })
    this.table = table
    table.applyRemovalPolicy(RemovalPolicy.RETAIN)
    this.arn = table.attrArn
    this.streamArn = table.attrStreamArn
    this.name = table.ref
    this.indexArns = tableDefinition.GlobalSecondaryIndexes.map(
      ({ IndexName }) => `${table.attrArn}/index/${IndexName}`,
    )
  }
}
