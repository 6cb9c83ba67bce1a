import { implement } from '@wangge/http'
import * as contract from '../../contract/projects.ts'
import { assess } from '../../domain/project.ts'
import { projectCommand } from '../../project/projects.ts'

export const assessProject = implement(contract.assessProject)((asked, ports) =>
  projectCommand(asked, ports, 'project.write', assess),
)
