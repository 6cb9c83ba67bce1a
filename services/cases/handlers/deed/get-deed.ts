import { implement } from '@wangge/http'
import * as contract from '../../contract.ts'
import { deedView, seenDeed } from '../../deed/deeds.ts'
import { todayIn } from '../../today.ts'

export const getDeed = implement(contract.getDeed)(async ({ params, principal }, ports) =>
  deedView(await seenDeed(params.deedId, principal, ports), await todayIn(ports), ports),
)
