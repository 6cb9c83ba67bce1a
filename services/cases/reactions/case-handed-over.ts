import { react } from '@wangge/events'
import * as contract from '../contract.ts'
import { passedOn } from '../pass-on.ts'

export const onCaseHandedOver = react(contract.caseHandedOver)(passedOn)
