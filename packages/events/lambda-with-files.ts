import type { Service } from '@wangge/contract'
import { countyBucket } from '@wangge/files/lambda'
import { developedElsewhere } from '@wangge/files/print'
import { lambdaWork } from './lambda.ts'
import type { WorkEngine } from './ports.ts'

/** What a room has on AWS that looks at files; the darkroom has made images of them before. */
export const workWithFiles = (room: Service, environment: NodeJS.ProcessEnv): WorkEngine => {
  const files = countyBucket(environment)
  return { ...lambdaWork(room, environment), files, develop: developedElsewhere(files) }
}
