import { reactTogether } from '@wangge/events'
import * as contract from '../contract/facts.ts'
import { keepLines } from '../list/keep-lines.ts'
import { orderGiven } from '../list/keep-orders.ts'

/** 派单 */
export const onCaseDispatched = reactTogether(contract.caseDispatched, keepLines, orderGiven('dispatched'))
