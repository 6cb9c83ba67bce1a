import type { Service } from '@wangge/contract'
import { lambdaPorts, premisesIn } from './lambda-ports.ts'
import { deadLetters } from './lambda-queue.ts'
import type { WorkEngine } from './ports.ts'

/** What a room's reactions and jobs have on AWS. */
export const lambdaWork = ({ name }: Service, environment: NodeJS.ProcessEnv): WorkEngine => {
  const premises = premisesIn(environment)
  return { ...lambdaPorts(name, premises), deadLetter: deadLetters(`wangge-${premises.county}-${name}-dlq`) }
}
