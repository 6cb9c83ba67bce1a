import type { Service } from '@wangge/contract'
import { Dashboard, GraphWidget, Metric } from 'aws-cdk-lib/aws-cloudwatch'
import type { Construct } from 'constructs'
import type { CountyFile } from '../county-file.ts'
import { step } from './alarm.ts'
import { nameOf } from './names.ts'

/** One page for the person on duty: is it up, does anything wait, what does the table spend. */
export const board = (
  scope: Construct,
  { county, rooms }: { county: CountyFile; rooms: readonly Service[] },
): Dashboard => {
  const metric = (namespace: string, metricName: string, dimensionsMap: Record<string, string>, statistic: string) =>
    new Metric({
      namespace,
      metricName,
      dimensionsMap,
      statistic,
      period: step,
      label: Object.values(dimensionsMap)[0],
    })
  const hasFiles = rooms.some(({ needs }) => needs.includes('files'))
  const functions = [
    ...rooms.flatMap(({ name }) => ['api', 'queue'].map((what) => nameOf(county, name, what))),
    ...(hasFiles ? [nameOf(county, 'darkroom')] : []),
  ]
  const queues = [...rooms.map(({ name }) => name), ...(hasFiles ? ['darkroom'] : [])]
  const ofFunctions = (title: string, metricName: string, statistic: string) =>
    new GraphWidget({
      title,
      left: functions.map((FunctionName) => metric('AWS/Lambda', metricName, { FunctionName }, statistic)),
    })
  return new Dashboard(scope, 'Board', {
    dashboardName: nameOf(county),
    widgets: [
      [ofFunctions('Time taken (p95, ms)', 'Duration', 'p95'), ofFunctions('Errors', 'Errors', 'Sum')],
      [
        new GraphWidget({
          title: 'Oldest message (s)',
          left: queues.map((name) =>
            metric('AWS/SQS', 'ApproximateAgeOfOldestMessage', { QueueName: nameOf(county, name) }, 'Maximum'),
          ),
        }),
        new GraphWidget({
          title: 'Request units',
          left: ['ConsumedReadCapacityUnits', 'ConsumedWriteCapacityUnits'].map((name) =>
            metric('AWS/DynamoDB', name, { TableName: nameOf(county) }, 'Sum').with({ label: name }),
          ),
        }),
      ],
    ],
  })
}
