import { routeKey } from '@wangge/contract'
import { Problem } from '@wangge/problem'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { type Call, callOf } from './call.ts'
import type { Asked } from './implement.ts'
import type { Served } from './served.ts'

type AskedOf = Asked<unknown, Record<string, unknown>, unknown>
interface Shown {
  readonly event: APIGatewayProxyEventV2
  readonly asked: AskedOf
  /** The route that shows the thing itself. */
  readonly near: Served | undefined
  readonly answer: (served: Served, asked: AskedOf) => Promise<unknown>
}

/**
 * A stale edit is told what is there now, as its caller may see it: as the thing's own route answers them, in every room
 * (K1). Whoever may not read it is told no more than that it changed.
 */
export const withPresent = async (error: unknown, { event, asked, near, answer }: Shown): Promise<unknown> => {
  if (!near || !(error instanceof Problem)) return error
  try {
    const { isBase64Encoded: _, body: __, ...rest } = event
    const read = near.input({ ...rest, routeKey: routeKey(near.route), rawQueryString: '', isBase64Encoded: false })
    const { ifMatch: ___, ...request } = asked.request
    const call: Call = callOf({ ...request, newId: () => request.id })
    const present = await answer(near, { ...read, principal: asked.principal, request: call })
    const { detail, facts, fields } = error
    return new Problem('stale', detail, { facts: { ...facts, present }, fields, cause: error })
  } catch (other) {
    if (other instanceof Problem) return error
    throw other
  }
}
