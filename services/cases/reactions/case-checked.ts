import { reactTogether } from '@wangge/events'
import * as contract from '../contract/closing-facts.ts'
import { keepLines } from '../list/keep-lines.ts'
import { orderGiven } from '../list/keep-orders.ts'

/** 办单: work is done once another person has found it so. */
export const onCaseChecked = reactTogether(contract.caseChecked, keepLines, (event) =>
  event.data.passed ? orderGiven('done')(event) : undefined,
)
