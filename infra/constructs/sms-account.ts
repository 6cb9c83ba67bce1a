import { RemovalPolicy } from 'aws-cdk-lib'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { CfnSecret } from 'aws-cdk-lib/aws-secretsmanager'
import type { Construct } from 'constructs'
import type { CountyFile } from '../county-file.ts'
import { nameOf } from './names.ts'

/**
 * The county's account at its SMS provider. The stack names the provider only; an operator adds the credentials
 * (docs/deploy.md), and later deployments leave them alone because this text does not change.
 */
export const smsAccount = (scope: Construct, { county, key }: { county: CountyFile; key: IKey }): CfnSecret => {
  const secret = new CfnSecret(scope, 'SmsAccount', {
    name: nameOf(county, 'sms'),
    description: 'SMS provider and its credentials',
    kmsKeyId: key.keyArn,
    secretString: JSON.stringify({ provider: county.sms.provider }),
  })
  secret.applyRemovalPolicy(RemovalPolicy.RETAIN)
  return secret
}
