import { routeKey } from '@wangge/contract'
import { houseOf, houses, list } from './house.ts'
import { frontEnd } from './synthesized.ts'

describe.each(houses)('the gateway and the timers of %s', (_, rooms) => {
  const { of, behind, named, functions } = houseOf(rooms)

  describe('the gateway', () => {
    const routes = named('AWS::ApiGatewayV2::Route', 'RouteKey')
    const [stage] = of('AWS::ApiGatewayV2::Stage')
    it('has every route of the contracts and no other', () => {
      expect(routes.map(([key]) => key).sort()).toEqual(rooms.flatMap((room) => room.routes.map(routeKey)).sort())
      for (const { Properties } of of('AWS::ApiGatewayV2::Integration')) {
        expect(Properties).toMatchObject({ IntegrationType: 'AWS_PROXY', PayloadFormatVersion: '2.0' })
        const slowest = Math.max(
          ...functions.filter(([name]) => name.endsWith('-api')).map(([, fn]) => fn.Properties.Timeout),
        )
        expect(Properties.TimeoutInMillis).toBeGreaterThan(slowest * 1000)
      }
    })
    it('lets the county’s front ends in from a browser, and residents with their token; the files too', () => {
      const [api] = of('AWS::ApiGatewayV2::Api')
      const { AllowOrigins, AllowHeaders } = api?.Properties.CorsConfiguration ?? {}
      expect([AllowOrigins, AllowHeaders]).toEqual([[frontEnd], expect.arrayContaining(['x-case-token'])])
      for (const { Properties } of of('AWS::S3::Bucket').filter(({ Properties }) => Properties.CorsConfiguration))
        expect(Properties.CorsConfiguration.CorsRules).toMatchObject([{ AllowedOrigins: [frontEnd] }])
    })
    it('throttles each of them, and what anyone may call the most', () => {
      const limits = stage?.Properties.RouteSettings
      expect(Object.keys(limits).sort()).toEqual(routes.map(([key]) => key).sort())
      expect(list(stage?.DependsOn).sort()).toEqual(routes.map(([, { id }]) => id).sort())
      for (const room of rooms) {
        for (const route of room.routes) {
          expect(limits[routeKey(route)].ThrottlingRateLimit).toBe(route.action === 'public' ? 20 : 100)
        }
      }
    })
    it('logs who never: no address, agent, path, query or token', () => {
      const format = stage?.Properties.AccessLogSettings.Format
      expect(format).toContain('$context.routeKey')
      expect(format).not.toMatch(/identity|userAgent|\$context\.path|resourcePath|authorizer|querystring|header/i)
    })
    it('lets only this gateway call a function', () => {
      for (const { Properties } of of('AWS::Lambda::Permission')) {
        expect(Properties).toMatchObject({ Principal: 'apigateway.amazonaws.com', SourceArn: expect.anything() })
      }
    })
  })

  describe('timers', () => {
    const schedules = named('AWS::Scheduler::Schedule', 'Name')
    it('ring for every job, in the county’s zone, into the room’s queue', () => {
      expect(schedules.map(([name]) => name).sort()).toEqual(
        rooms.flatMap((room) => room.jobs.map((job) => `wangge-farm-${room.name}-${job.name}`)).sort(),
      )
      for (const [name, schedule] of schedules) {
        const { Target, ScheduleExpressionTimezone, GroupName } = schedule.Properties
        expect({ ScheduleExpressionTimezone, GroupName }).toEqual({
          ScheduleExpressionTimezone: 'Asia/Shanghai',
          GroupName: expect.anything(),
        })
        const queue = behind(schedule, Target.Arn)?.Properties.QueueName
        expect(JSON.parse(Target.Input)).toEqual({
          job: name.slice(queue.length + 1),
          at: '<aws.scheduler.scheduled-time>',
        })
        expect(behind(schedule, Target.DeadLetterConfig.Arn)?.Properties.QueueName).toBe(`${queue}-timers-dlq`)
        const [ring] = behind(schedule, Target.RoleArn)?.Properties.Policies[0].PolicyDocument.Statement ?? []
        expect(ring.Action).toBe('sqs:SendMessage')
        expect(ring.Resource.map((one: unknown) => behind(schedule, one)?.Properties.QueueName)).toEqual([
          queue,
          `${queue}-timers-dlq`,
        ])
      }
    })
  })
})
