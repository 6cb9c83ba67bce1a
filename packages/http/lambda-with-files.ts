import { countyBucket } from '@wangge/files/lambda'
import { lambdaEngine } from './lambda.ts'
import type { Engine } from './ports.ts'

/** What a function has on AWS whose room takes files. */
export const lambdaEngineWithFiles = (service: string, environment: NodeJS.ProcessEnv): Engine => ({
  ...lambdaEngine(service, environment),
  files: countyBucket(environment),
})
