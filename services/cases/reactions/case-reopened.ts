import { react } from '@wangge/events'
import * as contract from '../contract/round-facts.ts'
import { takeBackDone } from '../list/keep-orders.ts'

/** 办单: no longer done. */
export const onCaseReopened = react(contract.caseReopened)(({ data }, ports) => takeBackDone(data, ports))
