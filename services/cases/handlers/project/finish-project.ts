import { implement } from '@wangge/http'
import * as contract from '../../contract/projects.ts'
import { finish } from '../../domain/project.ts'
import { projectCommand } from '../../project/projects.ts'

export const finishProject = implement(contract.finishProject)((asked, ports) =>
  projectCommand(asked, ports, 'project.write', finish),
)
