import { react } from '@wangge/events'
import * as contract from '../contract.ts'
import { keepOrder } from '../list/keep-orders.ts'

/** 评单 */
export const onCaseRated = react(contract.caseRated)(({ data: { caseId }, time: at }, ports) =>
  keepOrder('rated', { caseId, at }, ports),
)
