import { implement } from '@wangge/http'
import * as contract from '../../contract.ts'
import { deedStates } from '../../domain/deed-steps.ts'
import { stateTableOf } from '../../state-tables.ts'

const tables = { deed: deedStates }

export const readStateTable = implement(contract.readStateTable)(({ params }) => stateTableOf(tables[params.table]))
