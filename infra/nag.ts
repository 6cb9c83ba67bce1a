import { Stack, Validations } from 'aws-cdk-lib'
import type { IConstruct } from 'constructs'
import { filesName } from './constructs/county-files.ts'
import { Darkroom } from './constructs/darkroom.ts'
import { Relay } from './constructs/relay.ts'
import { RoomFunction } from './constructs/room-function.ts'
import { DeadLetters } from './constructs/room-queue.ts'
import type { CountyStack } from './county-stack.ts'
import { EdgeStack } from './edge-stack.ts'

interface Argued {
  readonly rule: string
  readonly reason: string
  /** The constructs it is acknowledged on, and the finding where a rule has several. */
  readonly where: (construct: IConstruct, stack: Stack) => boolean | string
}

/** As cdk-nag writes what is only known when deployed. */
const written = ({ region, account }: Stack) => ({
  arn: 'arn:<AWS::Partition>',
  region,
  account: /^\d+$/.test(account) ? account : '<AWS::AccountId>',
})

/** Every rule of AwsSolutions that the county does not follow, and why. There is no other place for this. */
const argued: readonly Argued[] = [
  {
    rule: 'AwsSolutions-IAM5',
    reason: 'A function names its log streams itself; the right ends at its own log group.',
    where: (construct, stack) => {
      const { arn, region, account } = written(stack)
      return (
        construct instanceof RoomFunction &&
        `Resource::${arn}:logs:${region}:${account}:log-group:/wangge/${construct.name}:log-stream:*`
      )
    },
  },
  {
    rule: 'AwsSolutions-IAM5',
    reason:
      'Files have random names; the right ends at the county’s own bucket, and only rooms that need files have it.',
    where: (construct, stack) => {
      const { arn, region, account } = written(stack)
      return (
        construct instanceof RoomFunction &&
        `Resource::${arn}:s3:::${filesName(construct.county, { region, account })}/*`
      )
    },
  },
  ...['new', 'made'].map(
    (prefix): Argued => ({
      rule: 'AwsSolutions-IAM5',
      reason: 'Files have random names; the darkroom reads what was sent and lays down what it made, and nothing else.',
      where: (construct, stack) => {
        const { arn, region, account } = written(stack)
        return (
          construct instanceof Darkroom &&
          `Resource::${arn}:s3:::${filesName(construct.county, { region, account })}/${prefix}/*`
        )
      },
    }),
  ),
  {
    rule: 'AwsSolutions-IAM5',
    reason: 'A stream is named after the moment it was made; the relay has to find the table’s own, and no other’s.',
    where: (construct) =>
      construct instanceof Relay && `Resource::<${Stack.of(construct).getLogicalId(construct.table)}.Arn>/stream/*`,
  },
  {
    rule: 'AwsSolutions-APIG4',
    reason:
      'No authorizer of the gateway: tokens are our own (China regions have no user pools), and every function checks ' +
      'them, looks up the right at every request and denies by default. Routes for anyone are throttled by themselves.',
    where: (construct) => construct instanceof EdgeStack,
  },
  {
    rule: 'AwsSolutions-SQS3',
    reason: 'This queue is itself where failures of a stream, a schedule or another queue end.',
    where: (construct) => construct instanceof DeadLetters,
  },
  {
    rule: 'AwsSolutions-S1',
    reason: 'Who looked at a file is recorded in the county’s own ledger by the room that signed the link.',
    where: (construct) => construct.node.id === 'Files',
  },
  {
    rule: 'AwsSolutions-SMG4',
    reason: 'The credentials belong to an SMS provider outside AWS, which has no way to renew them by itself.',
    where: (construct) => construct.node.id === 'SmsAccount',
  },
]

/** Acknowledges on each construct what is argued above, no wider. */
export const acknowledge = (stack: CountyStack): void => {
  for (const construct of stack.node.findAll()) {
    for (const { rule, reason, where } of argued) {
      const found = where(construct, stack)
      if (!found) continue
      Validations.of(construct).acknowledge({ id: found === true ? rule : `${rule}[${found}]`, reason })
    }
  }
}
