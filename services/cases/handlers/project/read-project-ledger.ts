import { implement } from '@wangge/http'
import { thingLedger } from '@wangge/ledger'
import * as contract from '../../contract/projects.ts'
import { projectStates } from '../../domain/project-steps.ts'
import { seenProject } from '../../project/projects.ts'
import { projectLedger } from '../../table/project.ts'

export const readProjectLedger = implement(contract.readProjectLedger)(
  async ({ params, principal, request: { language } }, ports) => {
    const found = await seenProject(params.projectId, principal, ports)
    return thingLedger(projectLedger, projectStates, found, { table: ports.table, language })
  },
)
