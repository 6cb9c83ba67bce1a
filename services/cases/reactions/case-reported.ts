import { react } from '@wangge/events'
import * as contract from '../contract.ts'
import { keepOrder } from '../list/keep-orders.ts'
import { keepReadings } from '../list/keep-readings.ts'
import { keepWords } from '../list/keep-words.ts'

/** It can be searched for, also the first by pinyin, and counts as an order placed (点单). */
export const onCaseReported = react(contract.caseReported)(async ({ data: { caseId }, time: at }, ports) => {
  await keepWords(caseId, ports)
  await keepReadings(ports.table)
  await keepOrder('placed', { caseId, at }, ports)
})
