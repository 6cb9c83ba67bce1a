import { type Duration, RemovalPolicy, Stack } from 'aws-cdk-lib'
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Architecture, Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda'
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { ITopic } from 'aws-cdk-lib/aws-sns'
import { Construct } from 'constructs'
import type { CountyFile } from '../county-file.ts'
import { alarmWhen, step } from './alarm.ts'

/** What every function of the county knows, in four variables and no fifth. */
export interface Environment {
  readonly WANGGE_COUNTY: string
  readonly WANGGE_TABLE: string
  readonly WANGGE_KEYS: string
  readonly WANGGE_TOPIC: string
}

export interface RoomFunctionProps {
  readonly county: CountyFile
  readonly name: string
  readonly meaning: string
  /** Folder with the bundle’s `index.mjs`. */
  readonly bundle: string
  readonly environment: Environment
  readonly takes: Duration
  readonly memory: number
  readonly may: readonly PolicyStatement[]
  readonly tell: ITopic
}

/** The one way a function is made: Node 24 on arm64, its own role, its own log, its own alarms. */
export class RoomFunction extends Construct {
  readonly name: string
  readonly county: CountyFile
  readonly fn: LambdaFunction

  constructor(scope: Construct, id: string, props: RoomFunctionProps) {
    super(scope, id)
    const { county, name, meaning, bundle, environment, takes, memory, may, tell } = props
    this.county = county
    this.name = name
    const logGroup = new LogGroup(this, 'Log', {
      logGroupName: `/wangge/${name}`,
      retention: county.logs.retentionDays as RetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    })
    const { partition, region, account } = Stack.of(this)
    const writeLog = new PolicyStatement({
      sid: 'WriteLog',
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [`arn:${partition}:logs:${region}:${account}:log-group:/wangge/${name}:log-stream:*`],
    })
    const role = new Role(this, 'Role', {
      description: `What ${name} may do`,
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      inlinePolicies: { own: new PolicyDocument({ statements: [writeLog, ...may] }) },
    })
    this.fn = new LambdaFunction(this, 'Function', {
      functionName: name,
      description: meaning,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: Code.fromAsset(bundle),
      handler: 'index.handler',
      environment: { ...environment },
      timeout: takes,
      memorySize: memory,
      role: role.withoutPolicyUpdates(),
      logGroup,
    })
    alarmWhen(this, 'Errors', {
      name: `${name}-errors`,
      metric: this.fn.metricErrors({ period: step, statistic: 'Sum' }),
      above: 5,
      meaning: 'The function fails again and again.',
      tell,
    })
    alarmWhen(this, 'Throttles', {
      name: `${name}-throttles`,
      metric: this.fn.metricThrottles({ period: step, statistic: 'Sum' }),
      above: 0,
      steps: 2,
      meaning: 'The account runs out of concurrent functions: ask for a higher quota.',
      tell,
    })
  }
}
