import { implement } from '@wangge/http'
import * as contract from '../contract.ts'
import { resume } from '../domain/wait.ts'
import { resident } from '../resident.ts'
import { take, taken } from '../take.ts'

export const replyToQuestion = implement(contract.replyToQuestion)(
  async ({ params, body, principal, request }, ports) => {
    const events = await take(params.number, ports, {
      request,
      authorize: (found) => {
        resident(principal)(found)
        return { kind: 'resident' }
      },
      decide: (found, actor, setting) => resume(found, body, actor, setting),
    })
    const { step, at } = taken(events)
    return { number: params.number, step, at }
  },
)
