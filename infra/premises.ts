import type { CfnSecret } from 'aws-cdk-lib/aws-secretsmanager'
import type { Topic } from 'aws-cdk-lib/aws-sns'
import type { CountyKeys } from './constructs/county-keys.ts'
import type { CountyTable } from './constructs/county-table.ts'
import type { Environment } from './constructs/room-function.ts'
import type { CountyFile } from './county-file.ts'

/** Finds the folder of an entry’s bundle: `relay`, `cases/api`, `cases/queue`. */
export type Bundles = (entry: string) => string

/** What all rooms of a county have in common. */
export interface Premises {
  readonly county: CountyFile
  readonly keys: CountyKeys
  readonly table: CountyTable
  /** Facts. */
  readonly topic: Topic
  /** Alarms. */
  readonly tell: Topic
  readonly environment: Environment
  readonly timerGroup: string
  readonly bundles: Bundles
  /** The bucket's name. */
  readonly files?: string
  readonly smsAccount?: CfnSecret
}
