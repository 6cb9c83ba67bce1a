import { implement } from '@wangge/http'
import * as contract from '../../contract/mediation-lists.ts'
import { mediationSteps } from '../../mediation/steps-view.ts'

export const listMediationSteps = implement(contract.listMediationSteps)(() => mediationSteps())
