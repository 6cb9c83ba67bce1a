import { implement } from '@wangge/http'
import { stateTableOf } from '@wangge/ledger'
import * as contract from '../../contract/states.ts'
import { deedStates } from '../../domain/deed-steps.ts'
import { disclosureStates } from '../../domain/disclosure-steps.ts'
import { projectStates } from '../../domain/project-steps.ts'

const tables = {
  deed: () => stateTableOf(deedStates),
  disclosure: () => stateTableOf(disclosureStates),
  project: () => stateTableOf(projectStates),
}

export const readStateTable = implement(contract.readStateTable)(({ params }) => tables[params.table]())
