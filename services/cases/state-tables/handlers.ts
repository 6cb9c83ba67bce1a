import { implement } from '@wangge/http'
import { stateTableOf } from '@wangge/ledger'
import { deedStates } from '../deed/steps.ts'
import { disclosureStates } from '../disclosure/steps.ts'
import { projectStates } from '../project/steps.ts'
import * as caseStepsContract from './contract/case-steps.ts'
import * as lists from './contract/mediation-steps.ts'
import * as stateTables from './contract/state-tables.ts'
import { caseSteps } from './work/case.ts'
import { mediationSteps } from './work/mediation.ts'

export const listCaseSteps = implement(caseStepsContract.listCaseSteps)(() => caseSteps())

const tables = {
  deed: () => stateTableOf(deedStates),
  disclosure: () => stateTableOf(disclosureStates),
  project: () => stateTableOf(projectStates),
}

export const readStateTable = implement(stateTables.readStateTable)(({ params }) => tables[params.table]())

export const listMediationSteps = implement(lists.listMediationSteps)(() => mediationSteps())
