import { reactTogether } from '@wangge/events'
import * as contract from '../contract/closing-facts.ts'
import { keepLines } from '../list/keep-lines.ts'
import { orderGiven } from '../list/keep-orders.ts'

/** 评单 */
export const onCaseRated = reactTogether(contract.caseRated, keepLines, orderGiven('rated'))
