import { react } from '@wangge/events'
import * as contract from '../contract.ts'
import { keepOrder } from '../list/keep-orders.ts'
import { keepWords } from '../list/keep-words.ts'

/** It can be searched for, and counts as an order placed (点单). */
export const onCaseReported = react(contract.caseReported)(async ({ data: { caseId }, time: at }, ports) => {
  await keepWords(caseId, ports)
  await keepOrder('placed', { caseId, at }, ports)
})
