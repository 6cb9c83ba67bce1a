import { implement } from '@wangge/http'
import { wantedOf } from '../../case/parts.ts'
import { captured, staff, take, taken } from '../../case/take.ts'
import * as contract from '../../contract.ts'
import { split } from '../../domain/split.ts'
import { record } from '../../table.ts'

export const splitCase = implement(contract.splitCase)(async ({ params, body, principal, request }, ports) => {
  const { note, capturedAt } = body
  const events = await take(params.caseId, ports, {
    request,
    authorize: staff(principal, 'case.split'),
    presence: 'everybody',
    decide: async (found, actor, setting) => {
      const wanted = await wantedOf(body.parts, found, setting, request, ports)
      const { whole, parts } = split(found, { wanted, note }, actor, setting)
      const made = { rev: undefined, at: ports.now, cause: request.cause }
      const besides = parts.flatMap((part) => record(captured(part, capturedAt, ports.now), made).ops)
      return { ...captured(whole, capturedAt, ports.now), besides }
    },
  })
  return { ...taken(events), partIds: events[0]?.data.partIds as string[] }
})
