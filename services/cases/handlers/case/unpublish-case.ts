import { implement } from '@wangge/http'
import { captured } from '@wangge/ledger'
import { remove } from '@wangge/table'
import { staff, take, taken } from '../../case/take.ts'
import * as contract from '../../contract/publishing.ts'
import { unpublish } from '../../domain/publish.ts'
import { PublicRow } from '../../table/beside.ts'

export const unpublishCase = implement(contract.unpublishCase)(async ({ params, body, principal, request }, ports) => {
  const events = await take(params.caseId, ports, {
    request,
    authorize: staff(principal, 'case.publish'),
    decide: async (found, actor) => {
      const decision = captured(unpublish(found, body, actor), body.capturedAt, ports.now)
      const published = await ports.table.get(PublicRow, params)
      return { ...decision, besides: published ? [remove(PublicRow, published)] : [] }
    },
  })
  return taken(events)
})
