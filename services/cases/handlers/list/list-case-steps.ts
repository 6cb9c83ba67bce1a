import { implement } from '@wangge/http'
import { caseSteps } from '../../case/steps-view.ts'
import * as contract from '../../contract.ts'

export const listCaseSteps = implement(contract.listCaseSteps)(() => caseSteps())
