import { MetricUnit, Metrics as PowertoolsMetrics } from '@aws-lambda-powertools/metrics'
import type { Metrics } from './metrics.ts'

/** Metrics of one Lambda function, by Powertools: opened once, at load. */
export const lambdaMetrics = ({ service, county }: { service: string; county: string }): Metrics => {
  const powertools = new PowertoolsMetrics({ namespace: 'wangge', serviceName: service, defaultDimensions: { county } })
  return {
    count: (name, by = 1) => powertools.addMetric(name, MetricUnit.Count, by),
    duration: (name, milliseconds) => powertools.addMetric(name, MetricUnit.Milliseconds, milliseconds),
    flush: () => {
      if (powertools.hasStoredMetrics()) powertools.publishStoredMetrics()
    },
  }
}
