import { react, reactTogether } from '@wangge/events'
import { caseRedacted } from '../case/contract/beside-facts.ts'
import { caseChecked, caseRated, caseRehung, caseReopened } from '../case/contract/close-facts.ts'
import { caseCorrected } from '../case/contract/correct-facts.ts'
import { caseAccepted, caseDispatched, caseReported } from '../case/contract/facts.ts'
import { caseMarkedConfidential, caseUnmarkedConfidential } from '../case/contract/guard-facts.ts'
import { keepLines } from './work/keep-lines.ts'
import { markOrders, orderGiven, takeBackDone } from './work/keep-orders.ts'
import { keepWords } from './work/keep-words.ts'
import { moveLines } from './work/move-lines.ts'

/** It can be searched for, also the first by pinyin, and counts as an order placed (点单). */
export const onCaseReported = reactTogether(caseReported, keepLines, orderGiven('placed'))

/** 接单 */
export const onCaseAccepted = reactTogether(caseAccepted, keepLines, orderGiven('accepted'))

/** 办单: work is done once another person has found it so. */
export const onCaseChecked = reactTogether(caseChecked, keepLines, (event) =>
  event.data.passed ? orderGiven('done')(event) : undefined,
)

/** It is found, and its orders count, where it happened (C24). */
export const onCaseCorrected = react(caseCorrected)(({ data: { caseId } }, ports) => moveLines(caseId, ports))

/** 派单 */
export const onCaseDispatched = reactTogether(caseDispatched, keepLines, orderGiven('dispatched'))

export const onCaseMarkedConfidential = react(caseMarkedConfidential)(({ data: { caseId } }, ports) =>
  markOrders(caseId, ports),
)

/** 评单 */
export const onCaseRated = reactTogether(caseRated, keepLines, orderGiven('rated'))

/** What was taken out of its text is no longer found. */
export const onCaseRedacted = react(caseRedacted)(({ data: { caseId } }, ports) => keepWords(caseId, ports))

/** 办单: no longer done. */
export const onCaseRehung = react(caseRehung)(({ data }, ports) => takeBackDone(data, ports))

/** 办单: no longer done. */
export const onCaseReopened = react(caseReopened)(({ data }, ports) => takeBackDone(data, ports))

export const onCaseUnmarkedConfidential = react(caseUnmarkedConfidential)(({ data: { caseId } }, ports) =>
  markOrders(caseId, ports),
)
