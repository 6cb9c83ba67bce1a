import { implement } from '@wangge/http'
import { todayIn } from '@wangge/ledger'
import * as contract from '../../contract/deeds.ts'
import { deedView, seenDeed } from '../../deed/deeds.ts'

export const getDeed = implement(contract.getDeed)(async ({ params, principal }, ports) =>
  deedView(await seenDeed(params.deedId, principal, ports), await todayIn(ports), ports),
)
