import { implement } from '@wangge/http'
import { edited } from '@wangge/ledger'
import * as contract from '../../contract/projects.ts'
import { revise } from '../../domain/project.ts'
import { projectCommand, projectTextOf } from '../../project/projects.ts'

export const reviseProject = implement(contract.reviseProject)((asked, ports) =>
  projectCommand(asked, ports, 'project.write', async (found, body, actor) => {
    edited(asked.request)
    return revise(found, await projectTextOf(body, asked.principal, ports), actor)
  }),
)
