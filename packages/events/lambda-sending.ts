import type { Service } from '@wangge/contract'
import { lambdaWork } from './lambda.ts'
import { lambdaSend } from './lambda-send.ts'
import type { WorkEngine } from './ports.ts'

/** What a room has on AWS that sends messages. */
export const sendingWork = (room: Service, environment: NodeJS.ProcessEnv): WorkEngine => ({
  ...lambdaWork(room, environment),
  send: lambdaSend(`wangge-${environment.WANGGE_COUNTY}-sms`),
})
