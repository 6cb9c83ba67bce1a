import { react } from '@wangge/events'
import * as contract from '../contract/round-facts.ts'
import { takeBackDone } from '../list/keep-orders.ts'

/** 办单: no longer done. */
export const onCaseRehung = react(contract.caseRehung)(({ data }, ports) => takeBackDone(data, ports))
