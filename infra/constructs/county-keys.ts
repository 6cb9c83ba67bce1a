import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms'
import { Construct } from 'constructs'
import type { CountyFile } from '../county-file.ts'
import { nameOf } from './names.ts'

/**
 * Three keys, three jobs: `data` encrypts what rests in AWS (table, topics, queues, files), `vault` wraps the
 * county's own key for personal fields, `sign` signs access tokens. Losing one loses the county: all are kept.
 */
export class CountyKeys extends Construct {
  readonly data: Key
  readonly vault: Key
  readonly sign: Key

  constructor(scope: Construct, id: string, { county }: { county: CountyFile }) {
    super(scope, id)
    const kept = { removalPolicy: RemovalPolicy.RETAIN, pendingWindow: Duration.days(30) }
    this.data = new Key(this, 'Data', {
      ...kept,
      alias: nameOf(county, 'data'),
      description: `${county.county}: table, topics, queues, files`,
      enableKeyRotation: true,
    })
    // a topic may write to an encrypted queue, an alarm to an encrypted topic, of this account only
    this.data.addToResourcePolicy(
      new PolicyStatement({
        principals: ['sns', 'cloudwatch'].map((service) => new ServicePrincipal(`${service}.amazonaws.com`)),
        actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
        resources: ['*'],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    )
    this.vault = new Key(this, 'Vault', {
      ...kept,
      alias: nameOf(county, 'vault'),
      description: `${county.county}: wraps the key of personal fields`,
      enableKeyRotation: true,
    })
    this.sign = new Key(this, 'Sign', {
      ...kept,
      alias: nameOf(county, 'sign'),
      description: `${county.county}: signs access tokens`,
      keySpec: KeySpec.ECC_NIST_P256,
      keyUsage: KeyUsage.SIGN_VERIFY,
    })
  }
}
