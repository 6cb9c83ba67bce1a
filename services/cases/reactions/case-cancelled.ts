import { react } from '@wangge/events'
import { passedOn } from '../case/pass-on.ts'
import * as contract from '../contract/leave-facts.ts'

export const onCaseCancelled = react(contract.caseCancelled)(passedOn)
