import { react } from '@wangge/events'
import * as contract from '../contract.ts'
import { keepOrder } from '../list/keep-orders.ts'

/** 派单 */
export const onCaseDispatched = react(contract.caseDispatched)(({ data: { caseId }, time: at }, ports) =>
  keepOrder('dispatched', { caseId, at }, ports),
)
