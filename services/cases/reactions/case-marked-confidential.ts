import { react } from '@wangge/events'
import * as contract from '../contract/confidential-facts.ts'
import { markOrders } from '../list/keep-orders.ts'

export const onCaseMarkedConfidential = react(contract.caseMarkedConfidential)(({ data: { caseId } }, ports) =>
  markOrders(caseId, ports),
)
