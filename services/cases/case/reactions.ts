import { react } from '@wangge/events'
import { caseAnswered } from './contract/close-facts.ts'
import { caseCancelled, caseHandedOver } from './contract/leave-facts.ts'
import { passedOn } from './work/pass-on.ts'

export const onCaseAnswered = react(caseAnswered)(passedOn)

export const onCaseCancelled = react(caseCancelled)(passedOn)

export const onCaseHandedOver = react(caseHandedOver)(passedOn)
