import { type Fact, goesByDarkroom, mayBeUrgent, type Service } from '@wangge/contract'
import { Stack } from 'aws-cdk-lib'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { CfnSubscription, Topic } from 'aws-cdk-lib/aws-sns'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'

/** A topic that is encrypted with the county's key and takes nothing over plain HTTP. */
export const encryptedTopic = (scope: Construct, id: string, { name, key }: { name: string; key: IKey }): Topic =>
  new Topic(scope, id, { topicName: name, masterKey: key, enforceSSL: true })

/** A topic that alarms may ring: with a policy of its own, it no longer lets in CloudWatch by default. */
export const alarmTopic = (scope: Construct, id: string, { name, key }: { name: string; key: IKey }): Topic => {
  const topic = encryptedTopic(scope, id, { name, key })
  topic.addToResourcePolicy(
    new PolicyStatement({
      sid: 'Alarms',
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(scope).account } },
    }),
  )
  return topic
}

/** Facts that somebody wants to hear of, and no others, drop into these queues as they were published. */
export const subscribe = (
  scope: Construct,
  {
    facts: wanted,
    topic,
    queue,
    urgent,
    deadLetters,
  }: { facts: readonly Fact[]; topic: Topic; queue: Queue; urgent?: Queue | undefined; deadLetters: Queue },
): void => {
  if (wanted.length === 0) return
  for (const taker of [queue, ...(urgent ? [urgent] : []), deadLetters]) {
    taker.addToResourcePolicy(
      new PolicyStatement({
        sid: 'Facts',
        principals: [new ServicePrincipal('sns.amazonaws.com')],
        actions: ['sqs:SendMessage'],
        resources: [taker.queueArn],
        conditions: {
          ArnEquals: { 'aws:SourceArn': topic.topicArn },
          StringEquals: { 'aws:SourceAccount': Stack.of(scope).account },
        },
      }),
    )
  }
  const drop = (id: string, into: Queue, facts: readonly Fact[], which?: Record<string, unknown>) => {
    const subscription = new CfnSubscription(scope, id, {
      topicArn: topic.topicArn,
      protocol: 'sqs',
      endpoint: into.queueArn,
      rawMessageDelivery: true,
      filterPolicyScope: 'MessageAttributes',
      filterPolicy: { type: facts.map(({ type }) => type), ...which },
      redrivePolicy: { deadLetterTargetArn: deadLetters.queueArn },
    })
    // a fact that comes before the queue lets the topic in would be a dead letter
    subscription.node.addDependency(into, deadLetters)
  }
  drop('Facts', queue, wanted, urgent && { urgent: [{ exists: false }] })
  if (urgent) drop('UrgentFacts', urgent, wanted.filter(mayBeUrgent), { urgent: ['yes'] })
}

/** What a room hears of from the topic itself. */
export const heardOf = ({ consumes }: Service): Fact[] => consumes.filter((fact) => !goesByDarkroom(fact))

/** What a room hears of when the darkroom has been there. */
export const heardByDarkroom = ({ consumes }: Service): Fact[] => consumes.filter(goesByDarkroom)
