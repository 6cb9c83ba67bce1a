import { implement } from '@wangge/http'
import * as contract from '../../contract.ts'
import { revise } from '../../domain/project.ts'
import { edited } from '../../ledger/ledgered.ts'
import { projectCommand, projectTextOf } from '../../project/projects.ts'

export const reviseProject = implement(contract.reviseProject)((asked, ports) =>
  projectCommand(asked, ports, 'project.write', async (found, body, actor) => {
    edited(asked.request)
    return revise(found, await projectTextOf(body, asked.principal, ports), actor)
  }),
)
