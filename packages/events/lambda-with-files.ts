import type { Service } from '@wangge/contract'
import { develop } from '@wangge/files/develop'
import { countyBucket } from '@wangge/files/lambda'
import { lambdaWork } from './lambda.ts'
import type { WorkEngine } from './ports.ts'

/** What a room has on AWS that looks at files. */
export const workWithFiles = (room: Service, environment: NodeJS.ProcessEnv): WorkEngine => ({
  ...lambdaWork(room, environment),
  files: countyBucket(environment),
  develop,
})
