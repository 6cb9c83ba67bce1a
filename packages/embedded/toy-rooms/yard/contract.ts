import { event, route, Ulid } from '@wangge/contract'
import { say } from '@wangge/problem'
import * as z from 'zod'

export const ballThrown = event({
  type: 'yard.ball-thrown.v1',
  title: say('球已扔出', 'A ball was thrown'),
  data: z.object({ ballId: Ulid, colour: z.string() }),
  example: { ballId: '01J00000000000000000000000', colour: 'red' },
})

const Ball = z.object({ ballId: Ulid, colour: z.string(), rev: z.int() })

export const throwBall = route({
  method: 'POST',
  path: '/v1/balls',
  action: 'public',
  summary: say('扔球', 'Throw a ball'),
  tag: 'yard',
  status: 201,
  body: z.object({ ballId: Ulid, colour: z.enum(['red', 'blue', 'poison', 'shaky']) }),
  answer: Ball,
})

export const getBall = route({
  method: 'GET',
  path: '/v1/balls/{ballId}',
  action: 'public',
  summary: say('看球', 'Look at a ball'),
  tag: 'yard',
  params: z.object({ ballId: Ulid }),
  answer: Ball,
})

export const paintBall = route({
  method: 'PATCH',
  path: '/v1/balls/{ballId}',
  action: 'public',
  summary: say('涂球', 'Paint a ball'),
  tag: 'yard',
  params: z.object({ ballId: Ulid }),
  body: z.object({ colour: z.enum(['red', 'blue']) }),
  answer: Ball,
})
