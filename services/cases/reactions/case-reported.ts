import { reactTogether } from '@wangge/events'
import * as contract from '../contract/facts.ts'
import { keepLines } from '../list/keep-lines.ts'
import { orderGiven } from '../list/keep-orders.ts'

/** It can be searched for, also the first by pinyin, and counts as an order placed (点单). */
export const onCaseReported = reactTogether(contract.caseReported, keepLines, orderGiven('placed'))
