import { implement } from '@wangge/http'
import * as contract from '../contract.ts'
import { rate } from '../domain/close.ts'
import { resident } from '../resident.ts'
import { take } from '../take.ts'

export const rateCase = implement(contract.rateCase)(async ({ params, body, principal, request }, ports) => {
  const [event] = await take(params.number, ports, {
    request,
    authorize: (found) => {
      resident(principal)(found)
      return { kind: 'resident' }
    },
    decide: (found, _, setting) => rate(found, body, setting),
  })
  return { number: params.number, stars: event?.data.stars as number, at: event?.at as string }
})
