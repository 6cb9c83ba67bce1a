import type { Service } from '@wangge/contract'
import { readRooms } from '../../infra/rooms.ts'
import { type Resource, type Synthesized, synthesize } from './synthesized.ts'
import { toyRooms } from './toy-rooms.ts'

/** Rooms that try what the house's own do not, and the house. */
export const houses: [string, readonly Service[]][] = [
  ['invented rooms', toyRooms],
  ['the house', await readRooms()],
]

export interface Statement {
  readonly Sid: string
  readonly Effect: string
  readonly Action: string | string[]
  readonly Resource: unknown
  readonly Condition?: never
}

export interface House extends Synthesized {
  readonly named: (type: string, field: string) => (readonly [string, Resource])[]
  readonly functions: (readonly [string, Resource])[]
  readonly queues: (readonly [string, Resource])[]
  /** What a function's role allows. */
  readonly statementsOf: (fn: Resource) => readonly Statement[]
  readonly expectAlarm: (metric: string, dimension: string, value: unknown) => void
}

export const list = <T>(one: T | T[]): T[] => (Array.isArray(one) ? one : [one])

const made = new Map<readonly Service[], Synthesized>()
/** Made once for all the files of a worker: they only read it. */
const stackOf = (rooms: readonly Service[]): Synthesized => {
  const known = made.get(rooms) ?? synthesize(rooms, 'us-east-1')
  made.set(rooms, known)
  return known
}

/** The stack of these rooms in us-east-1, and where to look in it. */
export const houseOf = (rooms: readonly Service[]): House => {
  const synthesized = stackOf(rooms)
  const { of, behind } = synthesized
  const named = (type: string, field: string) => of(type).map((one) => [one.Properties[field] as string, one] as const)
  const alarms = of('AWS::CloudWatch::Alarm').map(({ Properties }) => Properties)
  return {
    ...synthesized,
    named,
    functions: named('AWS::Lambda::Function', 'FunctionName'),
    queues: named('AWS::SQS::Queue', 'QueueName'),
    statementsOf: (fn) =>
      (behind(fn, fn.Properties.Role)?.Properties.Policies ?? []).flatMap(
        (policy: { PolicyDocument: { Statement: Statement[] } }) => policy.PolicyDocument.Statement,
      ),
    expectAlarm: (metric, dimension, value) =>
      expect(alarms).toContainEqual(
        expect.objectContaining({
          MetricName: metric,
          Dimensions: expect.arrayContaining([{ Name: dimension, Value: value }]),
          AlarmActions: [expect.anything()],
        }),
      ),
  }
}
