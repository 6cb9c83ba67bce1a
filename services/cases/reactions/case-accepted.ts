import { react } from '@wangge/events'
import * as contract from '../contract.ts'
import { keepOrder } from '../list/keep-orders.ts'

/** 接单 */
export const onCaseAccepted = react(contract.caseAccepted)(({ data: { caseId }, time: at }, ports) =>
  keepOrder('accepted', { caseId, at }, ports),
)
