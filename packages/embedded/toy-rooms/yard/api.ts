import { Ulid } from '@wangge/contract'
import { implement, onLambda, serve } from '@wangge/http'
import { Conflict, defineEntity, occur, put } from '@wangge/table'
import * as z from 'zod'
import { ballThrown, getBall, paintBall, throwBall } from './contract.ts'
import { manifest } from './manifest.ts'

const Ball = defineEntity('yard', 'ball', {
  schema: z.object({ ballId: Ulid, colour: z.string() }),
  key: ({ ballId }: { ballId: string }) => [`ball#${ballId}`, 'ball'],
})

const throwing = implement(throwBall)(async ({ body, request }, { table, now }) => {
  const fact = { prefix: 'yard', aggregate: `ball#${body.ballId}`, rev: 1, fact: ballThrown, subject: body.ballId }
  try {
    await table.write([put(Ball, body), occur({ ...fact, data: body, at: now, cause: request.id })])
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    return table.need(Ball, body)
  }
  return { ...body, rev: 1 }
})
const looking = implement(getBall)(({ params }, { table }) => table.need(Ball, params))
const painting = implement(paintBall)(async ({ params, body }, { table }) => {
  const ball = await table.need(Ball, params)
  await table.write([put(Ball, { ...ball, ...body })])
  return { ...ball, ...body, rev: ball.rev + 1 }
})

export const api = serve(manifest, { ball: async () => ({ throwing, looking, painting }) })
export const handler = onLambda(api)
