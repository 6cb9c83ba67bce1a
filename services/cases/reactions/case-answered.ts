import { react } from '@wangge/events'
import { passedOn } from '../case/pass-on.ts'
import * as contract from '../contract/closing-facts.ts'

export const onCaseAnswered = react(contract.caseAnswered)(passedOn)
