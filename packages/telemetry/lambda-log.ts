import { Logger } from '@aws-lambda-powertools/logger'
import { type Level, type Log, openLog } from './log.ts'

/** Log of one Lambda function, by Powertools: opened once, at load. */
export const lambdaLog = ({
  service,
  county,
  level = 'info',
}: {
  service: string
  county: string
  level?: Level
}): Log => {
  const logger = new Logger({ serviceName: service, persistentKeys: { county } })
  logger.setLogLevel('DEBUG')
  return openLog({ level, sink: (each, message, facts) => logger[each](message, { facts }) })
}
