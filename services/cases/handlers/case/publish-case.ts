import { implement } from '@wangge/http'
import { put } from '@wangge/table'
import * as contract from '../../contract.ts'
import { publish } from '../../domain/publish.ts'
import { isPublic } from '../../public-cases.ts'
import { PublicRow } from '../../table.ts'
import { captured, staff, take, taken } from '../../take.ts'

export const publishCase = implement(contract.publishCase)(async ({ params, body, principal, request }, ports) => {
  const { table, county, now } = ports
  const { text, capturedAt } = body
  const shown = isPublic(await county.config())
  const events = await take(params.caseId, ports, {
    request,
    authorize: staff(principal, 'case.publish'),
    decide: async (found, actor) => {
      const decision = publish(found, { text, isPublic: shown(found) }, actor)
      const before = await table.get(PublicRow, params)
      const row = { ...params, text, memberId: actor.memberId ?? '', at: now, ...(before && { rev: before.rev }) }
      return { ...captured(decision, capturedAt), besides: [put(PublicRow, row)] }
    },
  })
  return taken(events)
})
