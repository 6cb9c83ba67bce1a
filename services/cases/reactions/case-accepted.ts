import { reactTogether } from '@wangge/events'
import * as contract from '../contract/facts.ts'
import { keepLines } from '../list/keep-lines.ts'
import { orderGiven } from '../list/keep-orders.ts'

/** 接单 */
export const onCaseAccepted = reactTogether(contract.caseAccepted, keepLines, orderGiven('accepted'))
