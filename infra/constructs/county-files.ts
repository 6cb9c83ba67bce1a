import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { BlockPublicAccess, Bucket, BucketEncryption, HttpMethods, ObjectOwnership } from 'aws-cdk-lib/aws-s3'
import type { Construct } from 'constructs'
import type { CountyFile } from '../county-file.ts'
import { nameOf } from './names.ts'

/** Names of buckets are the whole partition's, so account and region are part of it. */
export const filesName = (county: CountyFile, { account, region }: { account: string; region: string }): string =>
  nameOf(county, 'files', account, region)

/** Evidence and attachments: private, encrypted, kept; old versions for a month. */
export const countyFiles = (scope: Construct, { county, key }: { county: CountyFile; key: IKey }): Bucket =>
  new Bucket(scope, 'Files', {
    bucketName: filesName(county, Stack.of(scope)),
    encryption: BucketEncryption.KMS,
    encryptionKey: key,
    bucketKeyEnabled: true,
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    enforceSSL: true,
    versioned: true,
    removalPolicy: RemovalPolicy.RETAIN,
    lifecycleRules: [
      {
        noncurrentVersionExpiration: Duration.days(30),
        abortIncompleteMultipartUploadAfter: Duration.days(1),
        expiredObjectDeleteMarker: true,
      },
      // what was sent, with all that a camera wrote into it, or was never looked at, and what the darkroom made of it:
      // no version of it outlives two days
      ...['new/', 'made/'].map((prefix) => ({
        prefix,
        expiration: Duration.days(1),
        noncurrentVersionExpiration: Duration.days(1),
      })),
    ],
    ...(county.edge.origins.length > 0 && {
      cors: [{ allowedMethods: [HttpMethods.POST, HttpMethods.GET], allowedOrigins: county.edge.origins }],
    }),
  })
