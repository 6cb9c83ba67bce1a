import { Logger } from '@aws-lambda-powertools/logger'
import { MetricUnit, Metrics as PowertoolsMetrics } from '@aws-lambda-powertools/metrics'
import { type Level, type Log, openLog } from './log.ts'
import type { Metrics } from './metrics.ts'

/** Log and metrics of one Lambda function, by Powertools: opened once, at load. */
export const openTelemetry = ({
  service,
  county,
  level,
}: {
  service: string
  county: string
  level: Level
}): { log: Log; metrics: Metrics } => {
  const logger = new Logger({ serviceName: service, persistentKeys: { county } })
  logger.setLogLevel('DEBUG')
  const powertools = new PowertoolsMetrics({ namespace: 'wangge', serviceName: service, defaultDimensions: { county } })
  return {
    log: openLog({ level, sink: (each, message, facts) => logger[each](message, { facts }) }),
    metrics: {
      count: (name, by = 1) => powertools.addMetric(name, MetricUnit.Count, by),
      duration: (name, milliseconds) => powertools.addMetric(name, MetricUnit.Milliseconds, milliseconds),
      flush: () => {
        if (powertools.hasStoredMetrics()) powertools.publishStoredMetrics()
      },
    },
  }
}
