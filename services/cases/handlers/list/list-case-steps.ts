import { implement } from '@wangge/http'
import { caseSteps } from '../../case/steps-view.ts'
import * as contract from '../../contract/case-steps.ts'

export const listCaseSteps = implement(contract.listCaseSteps)(() => caseSteps())
