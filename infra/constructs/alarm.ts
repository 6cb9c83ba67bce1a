import { Duration } from 'aws-cdk-lib'
import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import type { ITopic } from 'aws-cdk-lib/aws-sns'
import type { Construct } from 'constructs'

/** Metrics are looked at in steps of this length. */
export const step = Duration.minutes(5)

/** An alarm that tells people: more than `above` in `steps` steps running. */
export const alarmWhen = (
  scope: Construct,
  id: string,
  {
    name,
    metric,
    above,
    steps = 1,
    meaning,
    tell,
  }: { name: string; metric: IMetric; above: number; steps?: number; meaning: string; tell: ITopic },
): Alarm => {
  const alarm = new Alarm(scope, id, {
    alarmName: name,
    alarmDescription: meaning,
    metric,
    threshold: above,
    comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
    evaluationPeriods: steps,
    treatMissingData: TreatMissingData.NOT_BREACHING,
  })
  alarm.addAlarmAction(new SnsAction(tell))
  return alarm
}
