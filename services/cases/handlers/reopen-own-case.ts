import { implement } from '@wangge/http'
import * as contract from '../contract.ts'
import { reopen } from '../domain/reopen.ts'
import { resident } from '../resident.ts'
import { take, taken } from '../take.ts'

export const reopenOwnCase = implement(contract.reopenOwnCase)(async ({ params, body, principal, request }, ports) => {
  const events = await take(params.number, ports, {
    request,
    authorize: (found) => {
      resident(principal)(found)
      return { kind: 'resident' }
    },
    decide: (found, actor, setting) => reopen(found, body, actor, setting),
    presence: 'everybody',
  })
  const { step, at, dueAt } = taken(events)
  return { number: params.number, step, at, expectedAt: dueAt as string }
})
