/** Partitions a county may live in. */
export type Partition = 'aws' | 'aws-cn'

export type SmsProvider = 'aliyun' | 'tencent' | 'aws'

export interface Capability {
  /** `AWS::Budgets::Budget` in CloudFormation. */
  readonly budgets: boolean
  /** The gateway answers calls without IAM signatures only to accounts that hold an ICP filing; so do custom domains. */
  readonly needsIcp: boolean
  /** SQS can move dead letters back by itself; elsewhere our own replay command does. */
  readonly redrive: boolean
  /** SMS providers that deliver there. */
  readonly sms: readonly SmsProvider[]
}

/** What differs between partitions, read by the constructs and by the doctor. */
export const capabilities: Readonly<Record<Partition, Capability>> = {
  aws: { budgets: true, needsIcp: false, redrive: true, sms: ['aws', 'aliyun', 'tencent'] },
  'aws-cn': { budgets: false, needsIcp: true, redrive: false, sms: ['aliyun', 'tencent'] },
}

/** Regions that every change is synthesized for. */
export const regions = ['us-east-1', 'ap-southeast-1', 'cn-north-1', 'cn-northwest-1'] as const

export const mainland = (region: string): boolean => region.startsWith('cn-')
export const partitionOf = (region: string): Partition => (mainland(region) ? 'aws-cn' : 'aws')
