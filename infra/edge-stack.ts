import { routeKey } from '@wangge/contract'
import { crossOrigin } from '@wangge/http/cross-origin'
import { type CfnResource, NestedStack, RemovalPolicy, Stack } from 'aws-cdk-lib'
import { CfnApi, CfnApiMapping, CfnDomainName, CfnIntegration, CfnRoute, CfnStage } from 'aws-cdk-lib/aws-apigatewayv2'
import { Metric } from 'aws-cdk-lib/aws-cloudwatch'
import { CfnPermission } from 'aws-cdk-lib/aws-lambda'
import { LogGroup } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'
import { alarmWhen, step } from './constructs/alarm.ts'
import { nameOf } from './constructs/names.ts'
import type { Premises } from './premises.ts'
import type { ServiceStack } from './service-stack.ts'

/** One line a request, of nothing that says who asked: no address, no agent, no path with a number in it. */
const accessLog = {
  time: '$context.requestTime',
  requestId: '$context.requestId',
  route: '$context.routeKey',
  status: '$context.status',
  took: '$context.responseLatency',
  functionTook: '$context.integrationLatency',
  functionStatus: '$context.integration.status',
  bytes: '$context.responseLength',
  refused: '$context.error.responseType',
}

/** `GET /v1/areas/{areaId}` as a construct id. */
const idOf = (key: string) => key.replace(/[^A-Za-z0-9]+/g, '-')

/** The gateway: a route of the API for every route of a contract, throttled one by one. */
export class EdgeStack extends NestedStack {
  readonly url: string

  constructor(
    scope: Construct,
    id: string,
    { premises, rooms }: { premises: Premises; rooms: readonly ServiceStack[] },
  ) {
    super(scope, id, { description: 'HTTP API' })
    const { county, tell } = premises
    const { origins, throttle, domain } = county.edge
    const name = nameOf(county)
    const api = new CfnApi(this, 'Api', {
      name,
      protocolType: 'HTTP',
      disableExecuteApiEndpoint: domain !== undefined,
      ...(origins.length > 0 && {
        corsConfiguration: {
          allowOrigins: origins,
          allowMethods: [...crossOrigin.methods],
          allowHeaders: [...crossOrigin.headers],
          exposeHeaders: [...crossOrigin.exposed],
          maxAge: crossOrigin.maxAgeSeconds,
        },
      }),
    })
    const { partition, region, account, urlSuffix } = Stack.of(this)

    const limits: Record<string, { ThrottlingRateLimit: number; ThrottlingBurstLimit: number }> = {}
    const routes: CfnResource[] = []
    for (const { room, api: fn } of rooms) {
      if (room.routes.length === 0) continue
      const integration = new CfnIntegration(this, `${room.name}-function`, {
        apiId: api.ref,
        integrationType: 'AWS_PROXY',
        integrationUri: fn.functionArn,
        payloadFormatVersion: '2.0',
        timeoutInMillis: 20_000,
      })
      new CfnPermission(this, `${room.name}-permission`, {
        action: 'lambda:InvokeFunction',
        functionName: fn.functionArn,
        principal: 'apigateway.amazonaws.com',
        sourceArn: `arn:${partition}:execute-api:${region}:${account}:${api.ref}/*/*`,
      })
      for (const route of room.routes) {
        const key = routeKey(route)
        const { rate, burst } = route.action === 'public' ? throttle.anyone : throttle.signedIn
        limits[key] = { ThrottlingRateLimit: rate, ThrottlingBurstLimit: burst }
        routes.push(
          new CfnRoute(this, idOf(key), {
            apiId: api.ref,
            routeKey: key,
            target: `integrations/${integration.ref}`,
            authorizationType: 'NONE',
          }),
        )
      }
    }

    const log = new LogGroup(this, 'AccessLog', {
      // this prefix needs no line in the account’s log policy, which is short
      logGroupName: `/aws/vendedlogs/${name}`,
      retention: county.logs.retentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
    })
    const stage = new CfnStage(this, 'Stage', {
      apiId: api.ref,
      stageName: '$default',
      autoDeploy: true,
      accessLogSettings: { destinationArn: log.logGroupArn, format: JSON.stringify(accessLog) },
      defaultRouteSettings: {
        throttlingRateLimit: throttle.signedIn.rate,
        throttlingBurstLimit: throttle.signedIn.burst,
        detailedMetricsEnabled: false,
      },
      routeSettings: limits,
    })
    // limits may only name routes that exist
    for (const route of routes) stage.addResourceDependency(route)

    if (domain) {
      const own = new CfnDomainName(this, 'Domain', {
        domainName: domain.name,
        domainNameConfigurations: [
          { certificateArn: domain.certificateArn, endpointType: 'REGIONAL', securityPolicy: 'TLS_1_2' },
        ],
      })
      new CfnApiMapping(this, 'Mapping', { apiId: api.ref, domainName: own.ref, stage: stage.ref })
    }
    this.url = domain ? `https://${domain.name}` : `https://${api.ref}.execute-api.${region}.${urlSuffix}`

    alarmWhen(this, 'Faults', {
      name: `${name}-faults`,
      metric: new Metric({
        namespace: 'AWS/ApiGateway',
        metricName: '5xx',
        dimensionsMap: { ApiId: api.ref },
        period: step,
        statistic: 'Sum',
      }),
      above: 5,
      meaning: 'Callers get answers of the 500s.',
      tell,
    })
  }
}
