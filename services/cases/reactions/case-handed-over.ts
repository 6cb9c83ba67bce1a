import { react } from '@wangge/events'
import { passedOn } from '../case/pass-on.ts'
import * as contract from '../contract.ts'

export const onCaseHandedOver = react(contract.caseHandedOver)(passedOn)
