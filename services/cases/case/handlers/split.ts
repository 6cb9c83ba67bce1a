import { implement } from '@wangge/http'
import { captured } from '@wangge/ledger'
import * as contract from '../contract/split.ts'
import { split } from '../domain/split.ts'
import { record } from '../table/case.ts'
import { wantedOf } from '../work/parts.ts'
import { caseTaken, staff, takeCase } from '../work/take.ts'

export const splitCase = implement(contract.splitCase)(async ({ params, body, principal, request }, ports) => {
  const { note, capturedAt } = body
  const events = await takeCase(params.caseId, ports, {
    request,
    principal,
    authorize: staff(principal, 'case.split'),
    presence: 'everybody',
    decide: async (found, actor, setting) => {
      const wanted = await wantedOf(body.parts, found, setting, request, ports)
      const { whole, parts } = split(found, { wanted, note }, actor, setting)
      const made = { rev: undefined, at: ports.now, cause: request.cause }
      const besides = parts.flatMap((part) => record(captured(part, capturedAt), made).ops)
      return { ...captured(whole, capturedAt), besides }
    },
  })
  return { ...caseTaken(events), partIds: events[0]?.data.partIds as string[] }
})
