import { implement } from '@wangge/http'
import * as contract from '../../contract/projects.ts'
import { stop } from '../../domain/project.ts'
import { projectCommand } from '../../project/projects.ts'

export const stopProject = implement(contract.stopProject)((asked, ports) =>
  projectCommand(asked, ports, 'project.write', stop),
)
