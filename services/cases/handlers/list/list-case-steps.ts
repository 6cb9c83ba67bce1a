import { implement } from '@wangge/http'
import { caseSteps } from '../../case-steps.ts'
import * as contract from '../../contract.ts'

export const listCaseSteps = implement(contract.listCaseSteps)(() => caseSteps())
