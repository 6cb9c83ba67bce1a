import { react } from '@wangge/events'
import * as contract from '../contract.ts'
import { keepOrder } from '../list/keep-orders.ts'

/** 办单: work is done once another person has found it so. */
export const onCaseChecked = react(contract.caseChecked)(async ({ data: { caseId, passed }, time: at }, ports) => {
  if (passed) await keepOrder('done', { caseId, at }, ports)
})
