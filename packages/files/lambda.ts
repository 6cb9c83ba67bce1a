import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { Files } from './port.ts'
import { openS3 } from './s3.ts'

/** Partition, region and account of an ARN. */
const partsOf = (arn: string): { partition: string; region: string; account: string } => {
  const [, partition = '', , region = '', account = ''] = arn.split(':')
  return { partition, region, account }
}

/** A county's bucket is named by county, account and region, which the ARN of its topic tells: no fifth variable says so. */
export const countyBucket = (environment: NodeJS.ProcessEnv): Files => {
  const { WANGGE_COUNTY: county = '', WANGGE_TOPIC: topic = '', AWS_ENDPOINT_URL: endpoint } = environment
  const { partition, region, account } = partsOf(topic)
  const bucket = `wangge-${county}-files-${account}-${region}`
  const suffix = partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com'
  const url = endpoint ? `${endpoint.replace(/\/$/, '')}/${bucket}` : `https://${bucket}.s3.${region}.${suffix}`
  // credentials and hash as every client of the function has them: nothing of DynamoDB is asked
  const { credentials, sha256 } = new DynamoDBClient({}).config
  return openS3({ url, region, credentials, sha256 })
}
