import { implement } from '@wangge/http'
import * as contract from '../../contract.ts'
import { projectStates } from '../../domain/project-steps.ts'
import { thingLedger } from '../../ledger/view.ts'
import { seenProject } from '../../project/projects.ts'
import { projectLedger } from '../../table.ts'

export const readProjectLedger = implement(contract.readProjectLedger)(
  async ({ params, principal, request: { language } }, ports) => {
    const found = await seenProject(params.projectId, principal, ports)
    return thingLedger(projectLedger, projectStates, found, { table: ports.table, language })
  },
)
