import { implement } from '@wangge/http'
import * as contract from '../../contract/projects.ts'
import { start } from '../../domain/project.ts'
import { projectCommand } from '../../project/projects.ts'

export const startProject = implement(contract.startProject)((asked, ports) =>
  projectCommand(asked, ports, 'project.write', start),
)
